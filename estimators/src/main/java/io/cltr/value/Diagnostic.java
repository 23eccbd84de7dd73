package io.cltr.value;

import java.util.List;

/**
 * The diagnostics of a value that have a threshold; beyond it the value has a warning with advice.
 * The threshold and the words by which the warning is known stand here alone.
 */
public enum Diagnostic {
  /** Number of units, at least. */
  UNITS(100, "units: the interval is too short"),
  /** (Σw)²/Σw² over unit weights, at least. */
  EFFECTIVE_UNITS(50, "the weights leave"),
  /** The largest unit's share of all weight, at most. */
  LARGEST_SHARE(0.1, "one unit carries"),
  /** Pareto k̂ of the tail of the unit weights, at most. */
  PARETO_SHAPE(0.7, "the largest weights have a Pareto tail"),
  /** Standard errors by which the mean weight may be off 1, at most. */
  MEAN_WEIGHT(4, "the mean weight is"),
  /** Share of the rank weight on documents that the log never displayed, at most. */
  UNSUPPORTED(0.02, "of the rank weight is on documents that the log never displayed");

  /** The words in every warning by which a value, or its interval, should not be believed. */
  public static final String DO_NOT_TRUST = "do not trust";

  private final double threshold;
  private final String phrase;

  Diagnostic(double threshold, String phrase) {
    this.threshold = threshold;
    this.phrase = phrase;
  }

  /** Beyond it there is a warning. */
  public double threshold() {
    return threshold;
  }

  /** The words of its warning. */
  public String phrase() {
    return phrase;
  }

  /** Whether {@code value} is warned of for this reason. */
  public boolean beyond(Value value) {
    return value.warnings().stream().anyMatch(warning -> warning.contains(phrase));
  }

  /** The warnings that say not to trust a number or its interval. */
  public static List<String> distrust(List<String> warnings) {
    return warnings.stream().filter(w -> w.contains(DO_NOT_TRUST)).toList();
  }
}
