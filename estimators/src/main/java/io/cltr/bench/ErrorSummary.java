package io.cltr.bench;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How far a method's estimates are from the truth over R replicates with an estimate; e = estimate
 * − truth. NaN where R, or the number of intervals, is too small to tell.
 *
 * @param bias mean e
 * @param biasError its Monte-Carlo standard error, √(variance/R)
 * @param variance Σ(e − bias)²/(R − 1)
 * @param rmse √mean e²
 * @param rmseLow t interval of mean e² over the replicates, its root; 0 where it reaches below 0
 * @param rmseHigh upper end
 * @param standardError mean of the standard errors that the method gave
 * @param width mean width of its intervals
 * @param coverage share of the intervals that contain the truth
 * @param coverageLow exact binomial interval (Clopper and Pearson, Biometrika 1934)
 * @param coverageHigh upper end
 */
public record ErrorSummary(
    double bias,
    double biasError,
    double variance,
    double rmse,
    double rmseLow,
    double rmseHigh,
    double standardError,
    double width,
    double coverage,
    double coverageLow,
    double coverageHigh) {

  /** The summary of {@code outcomes}, with intervals of its own at {@code level}. */
  static ErrorSummary of(Iterable<Observation> outcomes, double level) {
    Mean errors = new Mean();
    Mean squares = new Mean();
    Mean given = new Mean();
    Mean widths = new Mean();
    int covered = 0;
    for (Observation o : outcomes) {
      if (o.succeeded()) {
        double error = o.estimate() - o.truth();
        errors.add(error);
        squares.add(error * error);
        if (!Double.isNaN(o.standardError())) {
          given.add(o.standardError());
        }
        if (o.bounded()) {
          widths.add(o.high() - o.low());
          covered += o.covers() ? 1 : 0;
        }
      }
    }
    double half = squares.error() * quantile(squares.count(), level);
    double[] binomial = binomial(covered, widths.count(), level);
    return new ErrorSummary(
        errors.mean(),
        errors.error(),
        errors.variance(),
        Math.sqrt(squares.mean()),
        Math.sqrt(Math.max(0, squares.mean() - half)),
        Math.sqrt(squares.mean() + half),
        given.mean(),
        widths.mean(),
        widths.count() == 0 ? Double.NaN : (double) covered / widths.count(),
        binomial[0],
        binomial[1]);
  }

  private static double quantile(int count, double level) {
    return count < 2
        ? Double.NaN
        : new TDistribution(null, count - 1.0).inverseCumulativeProbability((1 + level) / 2);
  }

  private static double[] binomial(int successes, int trials, double level) {
    if (trials == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    int others = trials - successes;
    return new double[] {
      successes == 0 ? 0 : beta(successes, others + 1.0, (1 - level) / 2),
      others == 0 ? 1 : beta(successes + 1.0, others, (1 + level) / 2)
    };
  }

  private static double beta(double a, double b, double p) {
    return new BetaDistribution(null, a, b).inverseCumulativeProbability(p);
  }

  /** Mean and variance in one pass (Welford 1962). */
  private static final class Mean {
    private int count;
    private double mean;
    private double squares;

    void add(double x) {
      count++;
      double before = x - mean;
      mean += before / count;
      squares += before * (x - mean);
    }

    int count() {
      return count;
    }

    double mean() {
      return count == 0 ? Double.NaN : mean;
    }

    double variance() {
      return count < 2 ? Double.NaN : squares / (count - 1);
    }

    double error() {
      return Math.sqrt(variance() / count);
    }
  }
}
