package io.cltr.propensity;

import java.io.Serializable;

/**
 * What the log says about an assumption of an estimate.
 *
 * @param p probability of a finding as large where the assumption holds; NaN where it was not
 *     tested, or is counted rather than tested
 * @param finding what was found, as a sentence
 */
public record AssumptionCheck(Assumption assumption, Verdict verdict, double p, String finding)
    implements Serializable {
  /** Probability of finding an assumption broken that holds. */
  public static final double ALPHA = 0.01;

  /** Below this p the log leaves no doubt: one in 10,000 logs where the assumption holds. */
  public static final double NO_DOUBT = 1e-4;

  /** Whether the log contradicts the assumption beyond doubt. */
  public boolean contradicted() {
    return verdict == Verdict.BROKEN && p < NO_DOUBT;
  }

  /** Three values: a log may be silent. */
  public enum Verdict {
    /** Nothing speaks against it. */
    HOLDS,
    /** The log contradicts it. */
    BROKEN,
    /** The log cannot tell. */
    UNTESTED
  }

  /** By its p-value: broken below {@link #ALPHA}. */
  public static AssumptionCheck tested(Assumption assumption, double p, String finding) {
    return new AssumptionCheck(assumption, p < ALPHA ? Verdict.BROKEN : Verdict.HOLDS, p, finding);
  }

  /** The log cannot tell; {@code why} not. */
  public static AssumptionCheck untested(Assumption assumption, String why) {
    return new AssumptionCheck(assumption, Verdict.UNTESTED, Double.NaN, why);
  }
}
