package io.cltr.fairness;

import io.cltr.fairness.FairnessMeasure.Reading;
import java.util.Arrays;
import java.util.List;

/**
 * Shares x_g/Σ_h x_h of groups in something that they have.
 *
 * @param first index of x_1 in the statistics
 * @param sum Σ_h x_h
 */
record GroupShares(double[] of, int first, double sum) {
  static GroupShares of(GroupStatistics statistics, int first) {
    double[] shares = new double[statistics.groups()];
    double sum = 0;
    for (int g = 0; g < shares.length; g++) {
      sum += statistics.at(first + g);
    }
    for (int g = 0; g < shares.length; g++) {
      shares[g] = statistics.at(first + g) / sum;
    }
    return new GroupShares(shares, first, sum);
  }

  boolean defined() {
    return sum > 0;
  }

  /** Slopes by the x_g of what has {@code slopes} by the shares. */
  double[] back(double[] slopes) {
    double mean = 0;
    for (int g = 0; g < of.length; g++) {
      mean += slopes[g] * of[g];
    }
    double[] own = new double[of.length];
    for (int g = 0; g < own.length; g++) {
      own[g] = (slopes[g] - mean) / sum;
    }
    return own;
  }

  /** A function of two lists of shares, which writes its slopes by them. */
  @FunctionalInterface
  interface OfShares {
    double value(double[] own, double[] other, double[] slopes, double[] otherSlopes);
  }

  /**
   * The one reading of a function of these shares, of exposure, and of others.
   *
   * @param what the others are shares of
   */
  List<Reading> reading(
      GroupStatistics statistics, GroupShares others, String what, OfShares function) {
    if (!defined()) {
      return undefined(statistics, "no group gets exposure, so there are no shares of it");
    }
    if (!others.defined()) {
      return undefined(statistics, "no group has a %s, so there are no shares".formatted(what));
    }
    int groups = of.length;
    double[] slopes = new double[groups];
    double[] otherSlopes = new double[groups];
    double value = function.value(of, others.of, slopes, otherSlopes);
    int[] at = new int[2 * groups];
    for (int g = 0; g < groups; g++) {
      at[g] = first + g;
      at[groups + g] = others.first + g;
    }
    double[] all = Arrays.copyOf(back(slopes), 2 * groups);
    System.arraycopy(others.back(otherSlopes), 0, all, groups, groups);
    return List.of(Reading.of(statistics.names(), value, at, all));
  }

  private static List<Reading> undefined(GroupStatistics statistics, String reason) {
    return List.of(Reading.undefined(statistics.names(), reason));
  }
}
