package io.cltr.interval;

/**
 * The mean of weighted rewards under the most likely reweighting of the rounds by which weights
 * average 1 (empirical likelihood), one Newton step from a tilt t of the whole log:
 *
 * <pre>
 * A = wr/(1 + tδ),  B = δ/(1 + tδ),  C = δ²/(1 + tδ)²,  D = wrδ/(1 + tδ)²,     δ = w − 1
 * s = mean(B)/mean(C),   V = mean(A) − s mean(D) + max(0, (t + s − 1)(mean(B) − s mean(C))) r̄
 * </pre>
 *
 * <p>t + s is kept in [1/(1 − w_max), 1], or [0, 1] where no largest weight is known: there the
 * last term is the weight that the log did not show, at the mean reward of the log. Where the log's
 * own tilt solves mean(B) = 0, as it does for all of it, V is the empirical likelihood estimate
 * itself, and in resamples and slices to first order. Moments: A, B, C, D, r, t.
 *
 * @param largestWeight a number that no weight exceeds; infinite for unknown
 */
public record TiltedMean(double largestWeight) implements Statistic {
  /** The least tilt: below it the unit of the largest weight would have a negative share. */
  public static double least(double largestWeight) {
    return largestWeight > 1 ? 1 / (1 - largestWeight) : 0;
  }

  /** The largest tilt, of a unit without weight. */
  public static final double MOST = 1;

  private double tilt(double[] means) {
    double step = means[2] > 0 ? means[1] / means[2] : 0;
    return Math.min(MOST, Math.max(least(largestWeight) + 0.0, means[5] + step));
  }

  private static double missing(double[] means, double tilt) {
    double left = means[1] - (tilt - means[5]) * means[2];
    return (tilt - 1) * left;
  }

  @Override
  public double value(Totals totals) {
    double[] means = totals.means();
    double tilt = tilt(means);
    return means[0] - (tilt - means[5]) * means[3] + Math.max(0, missing(means, tilt)) * means[4];
  }

  @Override
  public double[] gradient(Totals totals) {
    double[] means = totals.means();
    double tilt = tilt(means);
    double step = tilt - means[5];
    if (means[2] > 0 && tilt > least(largestWeight) && tilt < MOST) {
      double slope = means[3] / means[2];
      return new double[] {1, -slope, slope * step, -step, 0, 0};
    }
    double missing = missing(means, tilt);
    double counted = missing > 0 ? (tilt - 1) * means[4] : 0;
    return new double[] {
      1, counted, -counted * step, -step, Math.max(0, missing), means[3] + counted * means[2]
    };
  }
}
