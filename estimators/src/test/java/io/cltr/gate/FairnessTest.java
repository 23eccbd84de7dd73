package io.cltr.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.interval.Bounds;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on how the candidate treats groups. */
class FairnessTest {
  private static final int BUCKETS = 128;

  private static FairnessReading reading(
      String policy, String measure, boolean ratio, double value, double error, String... groups) {
    return new FairnessReading(
        policy, "all", measure, List.of(groups), ratio, value, error, 0, BUCKETS, List.of());
  }

  private static RuleResult judged(Fairness rule, FairnessReading... readings) {
    return rule.judge(
        new GateEvidence(
            "new",
            "old",
            new ValueTable(.95, List.of(cell("new"), cell("old"))),
            Optional.empty(),
            new LogEvidence("", List.of(), List.of(), List.of(), List.of()),
            "",
            Optional.empty(),
            List.of(readings)));
  }

  private static CellValue cell(String policy) {
    return new CellValue(
        policy,
        "clicks",
        "ips",
        "all",
        1,
        List.of(new Bounds(0, 1, 1, "t", "")),
        new TreeMap<>(),
        BUCKETS,
        0,
        List.of(),
        1000,
        1000,
        1000,
        1000,
        0.001,
        1,
        Double.NaN,
        0,
        0,
        true,
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 0.01, PASS",
    "-0.05, 0.01, PASS",
    "0.09, 0.01, INCONCLUSIVE",
    "-0.2, 0.01, FAIL",
    "0.2, 0.01, FAIL",
    "0.2, 0.08, INCONCLUSIVE",
    "NaN, NaN, INCONCLUSIVE"
  })
  void aDifferenceMustLieWithinTheLimitEitherWay(double value, double error, Verdict verdict) {
    RuleResult result =
        judged(new Fairness(), reading("new", "dtr-difference", false, value, error, "a", "b"));

    assertThat(result.verdict()).isEqualTo(verdict);
    if (Double.isFinite(value)) {
      double half = StudentT.quantile(BUCKETS, .95) * error;
      assertThat(result.observed()).isCloseTo(Math.abs(value), within(1e-12));
      assertThat(result.high()).isCloseTo(Math.abs(value) + half, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"1.1, 0.01, PASS", "0.9, 0.01, PASS", "0.7, 0.01, FAIL", "1.24, 0.02, INCONCLUSIVE"})
  void aRatioIsJudgedOnTheScaleOfLogarithms(double value, double error, Verdict verdict) {
    Fairness rule = new Fairness("exposure-ratio", "all", 1.25, .95);
    RuleResult result =
        judged(rule, reading("new", "exposure-ratio", true, value, error, "a", "b"));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.observed()).isCloseTo(Math.max(value, 1 / value), within(1e-12));
    assertThat(result.low()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void theCandidateAloneIsJudgedAndItsWorstPairDecides() {
    RuleResult result =
        judged(
            new Fairness(),
            reading("old", "dtr-difference", false, .5, .01, "a", "b"),
            reading("new", "dtr-difference", false, .02, .01, "a", "b"),
            reading("new", "dtr-difference", false, .4, .01, "a", "c"),
            reading("new", "parity-difference", false, .9, .01, "a", "b"));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.parts()).hasSize(2);
    assertThat(result.parts().get(0).name()).isEqualTo("a − c");
    assertThat(result.reason()).contains("a − c is 0.400 off");
  }

  @Test
  void evidenceThatIsNotToBeTrustedCannotPassOrFail() {
    for (double value : new double[] {.01, .9}) {
      FairnessReading doubtful =
          new FairnessReading(
              "new",
              "all",
              "dtr-difference",
              List.of("a", "b"),
              false,
              value,
              .01,
              0,
              BUCKETS,
              List.of("do not trust: the log does not tell the merit of 'a'"));
      assertThat(judged(new Fairness(), doubtful).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  /** A group without any exposure is as far off as it goes. */
  @Test
  void aRatioOfZeroFails() {
    RuleResult result =
        judged(
            new Fairness("exposure-ratio", "all", 1.25, .95),
            reading("new", "exposure-ratio", true, 0, .01, "a", "b"));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
  }

  /** Of 2,000 candidates that are at the limit in truth, 2.5 % pass. */
  @Test
  void whatIsAtTheLimitSeldomPasses() {
    Random random = new Random(20261128);
    int passed = 0;
    for (int i = 0; i < 2000; i++) {
      double value = .1 + .01 * random.nextGaussian();
      passed +=
          judged(new Fairness(), reading("new", "dtr-difference", false, value, .01, "a", "b"))
                      .verdict()
                  == Verdict.PASS
              ? 1
              : 0;
    }
    assertThat(passed).isBetween(30, 72);
  }

  @Test
  void withoutAnAuditItCannotTell() {
    RuleResult result = judged(new Fairness());

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reason()).contains("table of documents");
    assertThatThrownBy(() -> new Fairness("ee-d", "all", .5, .95))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("fairness.measure: found 'ee-d', allowed are awrf, dir,");
    assertThatThrownBy(() -> new Fairness("dtr", "all", .5, .95))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("above 1 for the ratio dtr");
  }
}
