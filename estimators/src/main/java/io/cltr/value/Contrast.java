package io.cltr.value;

import io.cltr.interval.StudentT;
import java.util.SortedMap;

/**
 * A weighted sum of two values.
 *
 * @param influence on it, by bucket
 */
public record Contrast(
    double value, double standardError, int buckets, SortedMap<Integer, Double> influence) {
  /**
   * One-sided p-value of a sum that is not below 0, by t; NaN where there is no telling what chance
   * does.
   */
  public double belowP() {
    if (value == 0 && standardError == 0) {
      return 1;
    }
    boolean told = standardError > 0 && Double.isFinite(standardError);
    return told ? StudentT.below(buckets, value / standardError) : Double.NaN;
  }

  /** Half the width of its interval. */
  public double halfWidth(double level) {
    return standardError == 0 ? 0 : standardError * StudentT.quantile(buckets, level);
  }
}
