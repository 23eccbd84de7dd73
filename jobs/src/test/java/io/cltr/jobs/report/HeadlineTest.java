package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.gate.GateResult;
import io.cltr.gate.Limit;
import io.cltr.gate.RuleResult;
import io.cltr.gate.ValueNonInferiority;
import io.cltr.gate.Verdict;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  @Test
  void saysHowMuchBetterAndHowSure() {
    assertThat(headline(0.02, 0.01, 0.03).sentences())
        .containsExactly(
            "new is worth 0.0200 more than old in dcg per impression (+4.0%); the 95% interval runs"
                + " from +0.0100 to +0.0300.",
            "The interval lies above zero: on these 1,000 units the log shows that new is better.");
  }

  @Test
  void saysWhenItIsWorseOrUnclear() {
    assertThat(headline(-0.02, -0.03, -0.01).sentences().get(0)).contains("0.0200 less than old");
    assertThat(headline(-0.02, -0.03, -0.01).sentences().get(1)).contains("that new is worse");
    assertThat(headline(0.02, -0.03, 0.05).sentences().get(1)).contains("do not tell which");
    assertThat(headline(0.02, Double.NaN, Double.NaN).sentences().get(1)).contains("no interval");
  }

  @Test
  void concludesNothingFromWhatIsNotToTrust() {
    Comparison compared = compared(0.02, 0.01, 0.03, "few units", "old: do not trust: no overlap");
    assertThat(
            Headline.of(compared, value(0.52, 0), value(0.5, 0), Optional.empty())
                .sentences()
                .get(1))
        .isEqualTo("The difference is not to be relied on: old: do not trust: no overlap.");
  }

  @Test
  void givesTheReasonsThatDecided() {
    GateResult gate =
        new GateResult(
            Verdict.FAIL,
            "new",
            "old",
            List.of(new ValueNonInferiority()),
            List.of(rule(Verdict.PASS, "fine"), rule(Verdict.FAIL, "too slow")),
            null,
            List.of());
    Headline found =
        Headline.of(compared(0.02, 0.01, 0.03), value(0.52, 0.1), value(0.5, 0), Optional.of(gate));
    assertThat(found.verdict()).contains(Verdict.FAIL);
    assertThat(found.sentences())
        .contains("Documents that the log never displayed could add up to 0.1 to the value of new.")
        .contains("Too slow.")
        .doesNotContain("Fine.");
  }

  private static Headline headline(double difference, double low, double high) {
    return Headline.of(
        compared(difference, low, high), value(0.52, 0), value(0.5, 0), Optional.empty());
  }

  private static RuleResult rule(Verdict verdict, String reason) {
    return new RuleResult(
        "r", verdict, "s", 0, 0, Limit.AT_LEAST, "", 0, 0, 0.95, 0, 0, 1, reason, List.of());
  }

  private static Comparison compared(
      double difference, double low, double high, String... warnings) {
    return new Comparison(
        "new",
        "old",
        "dcg",
        "ips",
        "all",
        1,
        difference,
        0.04,
        low / 0.5,
        high / 0.5,
        0.005,
        low,
        high,
        0.95,
        "t",
        0.5,
        low,
        high,
        0.01,
        Double.NaN,
        1000,
        0,
        0,
        List.of(warnings));
  }

  private static Value value(double value, double unsupported) {
    return new Value(
        "p",
        "dcg",
        "ips",
        "all",
        value,
        0.01,
        value,
        value,
        0.95,
        "t",
        List.of(),
        1000,
        5000,
        900,
        0.01,
        1,
        Double.NaN,
        unsupported,
        0,
        List.of());
  }
}
