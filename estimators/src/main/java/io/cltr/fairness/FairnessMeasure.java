package io.cltr.fairness;

import io.cltr.method.Method;
import java.util.List;

/**
 * How fair a policy is to groups, as a number: a smooth function of {@link GroupStatistics}, so
 * that its interval follows from theirs by the delta method.
 *
 * <p>Laws, checked by the contract test: slopes are those of the value; the order of groups does
 * not matter but for the sign of a difference and the side of a ratio; what is not defined says
 * why.
 */
public interface FairnessMeasure extends Method {
  /** Its readings: one for each pair of groups that have documents, or one for all groups. */
  List<Reading> of(GroupStatistics statistics);

  /** Whether it is above 0 and its interval is made on the scale of logarithms. */
  default boolean isRatio() {
    return false;
  }

  /**
   * Whether its slopes vanish somewhere near policies that are fair, where an interval by slopes
   * alone is too narrow and the plug-in errs to one side: its one reading has an interval to second
   * order.
   */
  default boolean isCurved() {
    return false;
  }

  /** Where a curved measure has an extreme, near which it is like a square; NaN for none. */
  default double extreme(int groups) {
    return Double.NaN;
  }

  /** The number nearest to {@code bound} that it can be for {@code groups} groups. */
  default double possible(double bound, int groups) {
    return bound;
  }

  /**
   * One number.
   *
   * @param groups the pair, or all
   * @param value NaN where it is not defined
   * @param at indices of the statistics that it depends on
   * @param slopes its derivatives by them
   * @param reason why it is not defined; "" where it is
   */
  record Reading(List<String> groups, double value, int[] at, double[] slopes, String reason) {
    /** Copies the names. */
    public Reading {
      groups = List.copyOf(groups);
    }

    /** A number that is defined. */
    static Reading of(List<String> groups, double value, int[] at, double[] slopes) {
      return new Reading(groups, value, at, slopes, "");
    }

    /** No number. */
    static Reading undefined(List<String> groups, String reason) {
      return new Reading(groups, Double.NaN, new int[0], new double[0], reason);
    }

    /** ∇·{@code step}. */
    double along(double[] step) {
      double sum = 0;
      for (int i = 0; i < at.length; i++) {
        sum += slopes[i] * step[at[i]];
      }
      return sum;
    }
  }
}
