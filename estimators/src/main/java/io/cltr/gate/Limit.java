package io.cltr.gate;

/** On which side of its limit a number must be. */
public enum Limit {
  /** At least the limit. */
  AT_LEAST,
  /** At most the limit. */
  AT_MOST;

  /** The verdict on a number that lies in [low, high]. */
  Verdict verdict(double low, double high, double required) {
    if (this == AT_LEAST ? low >= required : high <= required) {
      return Verdict.PASS;
    }
    return (this == AT_LEAST ? high < required : low > required)
        ? Verdict.FAIL
        : Verdict.INCONCLUSIVE;
  }

  /** In words. */
  public String words() {
    return this == AT_LEAST ? "at least" : "at most";
  }
}
