package io.cltr.gate;

import io.cltr.method.Method;
import io.cltr.value.ValueTable;
import java.util.List;

/**
 * One condition that a candidate must meet to replace production.
 *
 * <p>Laws: PASS and FAIL are each claimed only where the interval excludes the contrary; a
 * candidate equal to production never FAILs; too little evidence is INCONCLUSIVE, never PASS.
 */
public interface GateRule extends Method {
  /**
   * The values that {@link #judge} looks at; a run that does not estimate them cannot be judged.
   */
  List<Needed> needs();

  /** A value, by ids of its metric and estimator. */
  record Needed(String metric, String estimator) {}

  /** Judges {@code candidate} against {@code production} on the values of one log. */
  RuleResult judge(ValueTable values, String candidate, String production);
}
