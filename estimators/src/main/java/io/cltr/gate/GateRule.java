package io.cltr.gate;

import io.cltr.method.Method;
import java.util.List;

/**
 * One condition that a candidate must meet to replace production.
 *
 * <p>Laws: PASS and FAIL are each claimed only where the interval excludes the contrary; a
 * candidate equal to production never FAILs, unless the rule asks for a gain; too little evidence,
 * or evidence that is not to be trusted, is INCONCLUSIVE, never PASS.
 */
public interface GateRule extends Method {
  /**
   * The values that {@link #judge} looks at; a run that does not estimate them cannot be judged.
   */
  default List<Needed> needs() {
    return List.of();
  }

  /** A value, by ids of its metric and estimator; "" for the first of the run. */
  record Needed(String metric, String estimator) {}

  /** Judges the candidate on the evidence of one log. */
  RuleResult judge(GateEvidence evidence);
}
