package io.cltr.gate;

import io.cltr.change.Flips;
import io.cltr.gate.NightlySequence.Look;
import io.cltr.log.ConfigException;
import java.util.List;

/** Judges a candidate by all rules. */
public final class Gate {
  private Gate() {}

  /**
   * FAIL if any rule fails, else INCONCLUSIVE if any cannot tell, else PASS. A candidate that must
   * not pass passes with no higher probability than by the one rule that it breaks.
   */
  public static GateResult judge(List<GateRule> rules, GateEvidence evidence) {
    if (rules.isEmpty()) {
      throw new ConfigException("the gate has no rules: list at least one, or leave out the gate");
    }
    List<RuleResult> results = rules.stream().map(rule -> rule.judge(evidence)).toList();
    return new GateResult(
        overall(results),
        evidence.candidate(),
        evidence.production(),
        rules,
        results,
        flips(rules, evidence),
        looks(rules, evidence));
  }

  /** By the thresholds of the rule on flips, or its defaults. */
  private static Flips flips(List<GateRule> rules, GateEvidence evidence) {
    NegativeFlips rule = first(rules, new NegativeFlips());
    return evidence
        .changes()
        .filter(changes -> changes.changes().impressions() > 0)
        .map(changes -> changes.flips(rule.threshold(), rule.level()))
        .orElse(null);
  }

  private static List<Look> looks(List<GateRule> rules, GateEvidence evidence) {
    NightlySequence rule = first(rules, new NightlySequence());
    return evidence
        .nights()
        .map(
            nights ->
                rule.looks(
                    nights, evidence.metric(rule.metric()), evidence.estimator(rule.estimator())))
        .orElse(List.of());
  }

  @SuppressWarnings("unchecked")
  private static <R extends GateRule> R first(List<GateRule> rules, R otherwise) {
    return (R)
        rules.stream()
            .filter(rule -> rule.getClass() == otherwise.getClass())
            .findFirst()
            .orElse(otherwise);
  }

  private static Verdict overall(List<RuleResult> results) {
    for (Verdict worst : List.of(Verdict.FAIL, Verdict.INCONCLUSIVE)) {
      if (results.stream().anyMatch(result -> result.verdict() == worst)) {
        return worst;
      }
    }
    return Verdict.PASS;
  }
}
