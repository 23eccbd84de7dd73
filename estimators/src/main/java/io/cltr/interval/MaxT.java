package io.cltr.interval;

import io.cltr.log.ConfigException;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Intervals of M estimates that all hold together with probability {@code level}, and p-values of M
 * differences from 0 that err once in all with probability p at most: for the best of several
 * candidates, chosen by the same data.
 *
 * <pre>
 * V_j ± c SE_j,   SE_j² = m/(m−1) Σ_b (ψ_jb − ψ̄_j)²
 * c = T⁻¹(Φ(q)), q the level-quantile of max_j |Σ_b g_b (ψ_jb − ψ̄_j)|/√Σ_b (ψ_jb − ψ̄_j)², g_b ~ N(0, 1)
 * p of the k-th largest |t|: (1 + #{max over j = k..M of |t*_j| ≥ z_k})/(1 + draws), made to rise with k
 * </pre>
 *
 * <p>The multiplier draws are normal with the correlations of the influences, and are drawn as
 * such. T is the t distribution with m − 1 degrees of freedom over m buckets, z = Φ⁻¹(T(|t|)); c is
 * never below the quantile of one interval. Estimates that agree more take a smaller c than
 * Bonferroni's.
 *
 * <p>Assumes independent buckets and estimates near linear in them. An estimate without influence
 * has an interval of no width; with one bucket the bounds are infinite and p is 1. Cost: M² m +
 * draws · M².
 *
 * <p>Source: Romano, Wolf, Econometrica 2005 (step-down); Chernozhukov, Chetverikov, Kato, Ann.
 * Stat. 2013 (Gaussian multipliers).
 *
 * @param draws number of multiplier draws, at least 1,000
 * @param seed of the draws
 */
public record MaxT(int draws, long seed) {
  private static final int FEWEST = 1000;

  /** 10,000 draws. */
  public MaxT() {
    this(10_000, BootstrapPercentile.SEED);
  }

  /** Checks the number of draws. */
  public MaxT {
    if (draws < FEWEST) {
      throw new ConfigException(
          "max-t.draws: must be at least %d, found %d".formatted(FEWEST, draws));
    }
  }

  /**
   * What M estimates are together.
   *
   * @param critical c
   * @param standardErrors SE_j
   * @param low lower ends
   * @param high upper ends
   * @param adjusted p-values of V_j = 0, two-sided, by step-down
   */
  public record Simultaneous(
      double critical, double[] standardErrors, double[] low, double[] high, double[] adjusted) {}

  /**
   * The intervals and p-values of M estimates.
   *
   * @param estimates V_j
   * @param influence ψ_jb, M rows of m buckets
   * @param level in (0, 1)
   */
  public Simultaneous of(double[] estimates, double[][] influence, double level) {
    Levels.require(level);
    if (estimates.length == 0 || estimates.length != influence.length) {
      throw new IllegalArgumentException(
          "%d estimates with influence on %d".formatted(estimates.length, influence.length));
    }
    int m = influence[0].length;
    double[] errors = Arrays.stream(influence).mapToDouble(StudentT::standardError).toArray();
    if (m < 2) {
      double[] infinite = filled(estimates.length, Double.POSITIVE_INFINITY);
      return new Simultaneous(
          Double.POSITIVE_INFINITY,
          errors,
          filled(estimates.length, Double.NEGATIVE_INFINITY),
          infinite,
          filled(estimates.length, 1));
    }
    double[][] maxima = draws(Correlations.root(influence));
    double critical = critical(maxima, level, m - 1.0);
    double[] low = new double[estimates.length];
    double[] high = new double[estimates.length];
    for (int j = 0; j < low.length; j++) {
      double half = errors[j] == 0 ? 0 : critical * errors[j];
      low[j] = estimates[j] - half;
      high[j] = estimates[j] + half;
    }
    return new Simultaneous(
        critical, errors, low, high, adjusted(scores(estimates, errors, m - 1.0), maxima));
  }

  /** |t*_j| of every draw. */
  private double[][] draws(double[][] root) {
    int count = root.length;
    Generator random = new Generator(seed).split("max-t");
    double[][] all = new double[draws][count];
    double[] noise = new double[count];
    for (double[] draw : all) {
      for (int i = 0; i < count; i++) {
        noise[i] = random.nextGaussian();
      }
      for (int j = 0; j < count; j++) {
        double sum = 0;
        for (int i = 0; i <= j; i++) {
          sum += root[j][i] * noise[i];
        }
        draw[j] = Math.abs(sum);
      }
    }
    return all;
  }

  private static double critical(double[][] draws, double level, double degrees) {
    double[] maxima =
        Arrays.stream(draws)
            .mapToDouble(draw -> Arrays.stream(draw).max().orElseThrow())
            .sorted()
            .toArray();
    int rank = (int) Math.min(maxima.length, Math.ceil(level * (maxima.length + 1)));
    double tail = new NormalDistribution(null, 0, 1).cumulativeProbability(-maxima[rank - 1]);
    double quantile = -new TDistribution(null, degrees).inverseCumulativeProbability(tail);
    return Math.max(quantile, StudentT.quantile(degrees, level));
  }

  /** |t| of each estimate, as the normal number with the same tail. */
  private static double[] scores(double[] estimates, double[] errors, double degrees) {
    TDistribution t = new TDistribution(null, degrees);
    double[] scores = new double[estimates.length];
    for (int j = 0; j < scores.length; j++) {
      double size = Math.abs(estimates[j]);
      scores[j] =
          size == 0
              ? 0
              : errors[j] == 0
                  ? Double.POSITIVE_INFINITY
                  : -Normal.quantile(t.cumulativeProbability(-size / errors[j]));
    }
    return scores;
  }

  private static double[] adjusted(double[] scores, double[][] draws) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -scores[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] reached = new int[order.length];
    for (double[] draw : draws) {
      double most = 0;
      for (int k = order.length - 1; k >= 0; k--) {
        most = Math.max(most, draw[order[k]]);
        reached[k] += most >= scores[order[k]] ? 1 : 0;
      }
    }
    double[] p = new double[order.length];
    double largest = 0;
    for (int k = 0; k < order.length; k++) {
      largest = Math.max(largest, (1.0 + reached[k]) / (1.0 + draws.length));
      p[order[k]] = largest;
    }
    return p;
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }
}
