package io.cltr.interval;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * k̂, the shape of the generalised Pareto distribution fitted to the largest of n importance
 * weights: above 0.7 their mean is not to be trusted at any n in reach; 1/k̂ moments exist.
 *
 * <pre>
 * x_i = w_(i) − w_(M+1), the excesses of the M = ⌈min(n/5, 3√n)⌉ largest weights
 * k̂ = mean ln(1 − θ̂ x_i),   θ̂ the mean of the profile posterior over a grid of 30 + ⌊√M⌋ points
 * shrunk as by ten weights with k = ½: k̂ ← (M k̂ + 5)/(M + 10)
 * </pre>
 *
 * <p>Meaningless, and then empty, where the tail has fewer than 20 distinct excesses (few distinct
 * weights, or n below 100), or a quarter of it ties with w_(M+1). Cost: M · (30 + √M).
 *
 * <p>Source: Zhang, Stephens, Technometrics 2009; Vehtari, Simpson, Gelman, Yao, Gabry, JMLR 2024
 * (M, shrinkage, threshold).
 */
public final class ParetoTail {
  /** k̂ above which an average of the weights is not to be trusted. */
  public static final double TRUSTED = 0.7;

  private static final int DISTINCT = 20;
  private static final int GRID = 30;
  private static final double PRIOR_WEIGHTS = 10;
  private static final double PRIOR_SHAPE = 0.5;
  private static final double SPREAD = 3;

  private ParetoTail() {}

  /** M + 1, how many of the largest of {@code n} weights {@link #shape} needs. */
  public static int needed(long n) {
    return tail(n) + 1;
  }

  /**
   * k̂ from the largest weights.
   *
   * @param largest at least the {@link #needed} largest of the weights, in any order
   * @param n number of all weights, zeros among them
   */
  public static OptionalDouble shape(double[] largest, long n) {
    int tail = tail(n);
    if (largest.length <= tail) {
      throw new IllegalArgumentException(
          "found %d weights; the %d largest of %d are needed"
              .formatted(largest.length, tail + 1, n));
    }
    double[] rising = largest.clone();
    Arrays.sort(rising);
    double threshold = rising[rising.length - tail - 1];
    double[] excess =
        Arrays.stream(rising, rising.length - tail, rising.length)
            .map(weight -> weight - threshold)
            .toArray();
    boolean enough = Arrays.stream(excess).distinct().count() >= DISTINCT;
    return enough && quartile(excess) > 0
        ? OptionalDouble.of(shrunk(fitted(excess), tail))
        : OptionalDouble.empty();
  }

  private static int tail(long n) {
    return (int) Math.ceil(Math.min(0.2 * n, 3 * Math.sqrt((double) n)));
  }

  private static double quartile(double[] rising) {
    return rising[(int) Math.floor(rising.length / 4.0 + 0.5) - 1];
  }

  /** Zhang and Stephens' estimate, with the sign in which heavy tails are positive. */
  private static double fitted(double[] rising) {
    int n = rising.length;
    int points = GRID + (int) Math.floor(Math.sqrt((double) n));
    double[] theta = new double[points];
    double[] logLikelihood = new double[points];
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < points; j++) {
      theta[j] =
          1 / rising[n - 1] + (1 - Math.sqrt(points / (j + 0.5))) / (SPREAD * quartile(rising));
      double shape = shape(theta[j], rising);
      logLikelihood[j] = n * (StrictMath.log(-theta[j] / shape) - shape - 1);
      best = Math.max(best, logLikelihood[j]);
    }
    double weights = 0;
    double sum = 0;
    for (int j = 0; j < points; j++) {
      double weight = StrictMath.exp(logLikelihood[j] - best);
      weights += weight;
      sum += weight * theta[j];
    }
    return shape(sum / weights, rising);
  }

  /** mean ln(1 − θ x). */
  private static double shape(double theta, double[] excess) {
    double sum = 0;
    for (double x : excess) {
      sum += StrictMath.log1p(-theta * x);
    }
    return sum / excess.length;
  }

  private static double shrunk(double shape, int tail) {
    return (tail * shape + PRIOR_WEIGHTS * PRIOR_SHAPE) / (tail + PRIOR_WEIGHTS);
  }
}
