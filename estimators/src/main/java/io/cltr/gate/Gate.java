package io.cltr.gate;

import io.cltr.log.ConfigException;
import io.cltr.value.ValueTable;
import java.util.List;

/** Judges a candidate by all rules. */
public final class Gate {
  private Gate() {}

  /** FAIL if any rule fails, else INCONCLUSIVE if any cannot tell, else PASS. */
  public static GateResult judge(
      List<GateRule> rules, ValueTable values, String candidate, String production) {
    if (rules.isEmpty()) {
      throw new ConfigException("the gate has no rules: list at least one, or leave out the gate");
    }
    if (candidate.equals(production)) {
      throw new ConfigException(
          "gate: candidate and production are both '%s'; name two policies".formatted(candidate));
    }
    for (String name : List.of(candidate, production)) {
      if (!values.policies().contains(name)) {
        throw new ConfigException(
            "gate: the policy '%s' was not valued; valued were %s"
                .formatted(name, values.policies()));
      }
    }
    List<RuleResult> results =
        rules.stream().map(rule -> rule.judge(values, candidate, production)).toList();
    return new GateResult(overall(results), candidate, production, results);
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
