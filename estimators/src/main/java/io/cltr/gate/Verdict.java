package io.cltr.gate;

/** What a rule, or all of them, conclude. */
public enum Verdict {
  /** The log shows that the rule holds. */
  PASS,
  /** The log shows that the rule is broken. */
  FAIL,
  /** The log cannot tell. */
  INCONCLUSIVE
}
