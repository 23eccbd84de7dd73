package io.cltr.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.interval.Bounds;
import io.cltr.log.ConfigException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.random.Generator;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final ValueNonInferiority RULE =
      new ValueNonInferiority("clicks", "ips", 0.02, 0.95);

  @Test
  void verdictsFollowTheInterval() {
    assertThat(verdict(1.05, 1, 0.01, 0, 0)).isEqualTo(Verdict.PASS);
    assertThat(verdict(0.90, 1, 0.01, 0, 0)).isEqualTo(Verdict.FAIL);
    assertThat(verdict(0.98, 1, 0.01, 0, 0)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(1.05, 1, 0.10, 0, 0)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void whatTheLogNeverDisplayedTakesTheCertaintyAway() {
    assertThat(verdict(0.90, 1, 0.01, 0.2, 0)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(1.05, 1, 0.01, 0, 0.2)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(1.05, 1, 0.01, 0.2, 0)).isEqualTo(Verdict.PASS);
  }

  @Test
  void aPolicyIsNotJudgedAgainstItself() {
    assertThatThrownBy(() -> evidence(table(1, 1, 0.1, 0, 0), "new", "new"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("both 'new'");
  }

  @Test
  void whatIsNotToBeTrustedIsInconclusive() {
    ValueTable values = table(2, 1, 0.001, 0, 0);
    assertThat(RULE.judge(evidence(values)).verdict()).isEqualTo(Verdict.PASS);
    ValueTable doubtful = values.distrusted("the log contradicts it");
    RuleResult result = RULE.judge(evidence(doubtful));
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reason()).contains("not to be trusted");
    assertThat(doubtful.values())
        .allSatisfy(
            value ->
                assertThat(value.distrust())
                    .containsExactly("do not trust: the log contradicts it"));
  }

  /** One finding in 100 is chance where all holds; one in 10,000 is not worth a thought. */
  @Test
  void onlyWhatIsBeyondDoubtTakesTheValuesAlong() {
    assertThat(check(0.005).verdict()).isEqualTo(AssumptionCheck.Verdict.BROKEN);
    assertThat(check(0.005).contradicted()).isFalse();
    assertThat(check(0.00005).contradicted()).isTrue();
    AssumptionCheck counted =
        new AssumptionCheck(
            Assumption.REPEATED_DOCUMENTS, AssumptionCheck.Verdict.BROKEN, Double.NaN, "few");
    assertThat(counted.contradicted()).isFalse();
  }

  private static AssumptionCheck check(double p) {
    return AssumptionCheck.tested(Assumption.NO_CASCADE, p, "found");
  }

  @Test
  void noValueIsInconclusive() {
    assertThat(verdict(Double.NaN, 1, 0.01, 0, 0)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void numbersAreThoseOfTheDifference() {
    ValueTable values = table(1.05, 1, 0.01, 0, 0);
    RuleResult result = RULE.judge(evidence(values));
    assertThat(result.observed()).isCloseTo(0.05, within(1e-12));
    assertThat(result.required()).isCloseTo(-0.02, within(1e-12));
    assertThat(result.low()).isBetween(0.02, 0.05);
    assertThat((result.low() + result.high()) / 2).isCloseTo(0.05, within(1e-12));
    double half = (result.high() - result.low()) / 2;
    assertThat(result.minimumDetectableEffect())
        .isCloseTo(half + 0.8416 * half / 1.96, within(2e-3));
  }

  /** A loss of exactly the margin passes with probability (1 − level)/2. */
  @Test
  void aLossAtTheMarginPassesAsSeldomAsPromised() {
    Generator random = new Generator(4);
    int passed = 0;
    int logs = 4000;
    for (int i = 0; i < logs; i++) {
      double observed = 0.98 + 0.01 * random.nextGaussian();
      passed += verdict(observed, 1, 0.01, 0, 0) == Verdict.PASS ? 1 : 0;
    }
    assertThat((double) passed / logs).isBetween(0.015, 0.035);
  }

  @Test
  void theWorstRuleDecides() {
    ValueTable values = table(0.98, 1, 0.001, 0, 0);
    GateRule strict = new ValueNonInferiority("clicks", "ips", 0, 0.95);
    GateRule mild = new ValueNonInferiority("clicks", "ips", 0.1, 0.95);
    assertThat(Gate.judge(List.of(mild), evidence(values)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(Gate.judge(List.of(mild, RULE), evidence(values)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Gate.judge(List.of(RULE, mild, strict), evidence(values)).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void unknownPoliciesAreNamed() {
    assertThatThrownBy(() -> evidence(table(1, 1, 0.1, 0, 0), "newer", "old"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'newer' was not valued")
        .hasMessageContaining("[new, old]");
  }

  private static Verdict verdict(
      double candidate, double production, double error, double unsupported, double missing) {
    return RULE.judge(evidence(table(candidate, production, error, unsupported, missing)))
        .verdict();
  }

  private static GateEvidence evidence(ValueTable values) {
    return evidence(values, "new", "old");
  }

  private static GateEvidence evidence(ValueTable values, String candidate, String production) {
    return new GateEvidence(
        candidate,
        production,
        values,
        Optional.empty(),
        new LogEvidence("", List.of(), List.of(), List.of(), List.of()),
        "",
        Optional.empty());
  }

  /** Two values whose D = V_c − .98 V_p has the given standard error, on 1,000 buckets. */
  private static ValueTable table(
      double candidate, double production, double error, double unsupported, double missing) {
    return new ValueTable(
        0.95,
        List.of(cell("new", candidate, error, unsupported), cell("old", production, 0, missing)));
  }

  private static CellValue cell(String policy, double value, double error, double unsupported) {
    TreeMap<Integer, Double> influence = new TreeMap<>();
    int buckets = 1000;
    for (int b = 0; b < buckets; b++) {
      influence.put(b, (b % 2 == 0 ? error : -error) * Math.sqrt((buckets - 1.0)) / buckets);
    }
    return new CellValue(
        policy,
        "clicks",
        "ips",
        "all",
        value,
        List.of(new Bounds(error, value, value, "t", "")),
        influence,
        buckets,
        0,
        List.of(),
        1000,
        1000,
        1000,
        1000,
        0.001,
        1,
        Double.NaN,
        unsupported,
        0,
        true,
        List.of());
  }
}
