package io.cltr.propensity.context;

import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.Units;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shrinks curves of contexts towards the pooled one; formulas at {@link ContextCurves}.
 *
 * @param between τ_k² by 0-based position
 */
record ContextShrinkage(PropensityEstimate pooled, List<BetweenVariance> between) {

  private static final PropensityEstimate NOTHING =
      new PropensityEstimate(
          "", 0, "", List.of(), List.of(), BucketInfluence.none(0, Units.BUCKETS), List.of());

  /**
   * A context's curve.
   *
   * @param weights B by position
   */
  record Shrunken(
      List<PositionEstimate> positions, List<Double> weights, BucketInfluence influence) {}

  /** Measures at each position how {@code contexts} differ. */
  static ContextShrinkage of(PropensityEstimate pooled, Collection<PropensityEstimate> contexts) {
    List<BetweenVariance> between =
        IntStream.range(0, pooled.positions().size())
            .mapToObj(
                k -> {
                  List<PropensityEstimate> known =
                      contexts.stream().filter(one -> variance(one, k) > 0).toList();
                  return BetweenVariance.of(
                      known.stream().mapToDouble(one -> logTheta(one, k)).toArray(),
                      known.stream().map(one -> column(one, k)).toArray(double[][]::new));
                })
            .toList();
    return new ContextShrinkage(pooled, between);
  }

  /** The context whose curve alone is {@code estimated}; where none is, the pooled curve. */
  Shrunken of(Optional<PropensityEstimate> estimated, double level) {
    PropensityEstimate own = estimated.orElse(NOTHING);
    int depth = between.size();
    double[] weights = IntStream.range(0, depth).mapToDouble(k -> weight(own, k)).toArray();
    BucketInfluence influence = influence(own, weights);
    List<PositionEstimate> positions = new ArrayList<>();
    for (int k = 0; k < depth; k++) {
      double log = weights[k] * logTheta(pooled, k);
      log += weights[k] < 1 ? (1 - weights[k]) * logTheta(own, k) : 0;
      double[] psi = influence.column(k);
      double error = influence.isNone() ? 0 : StudentT.standardError(psi);
      double spread = Math.sqrt(error * error + weights[k] * weights[k] * between.get(k).likely());
      double half = spread == 0 ? 0 : StudentT.quantile(psi.length, level) * spread;
      positions.add(
          new PositionEstimate(
              k + 1,
              StrictMath.exp(log),
              StrictMath.exp(log - half),
              StrictMath.exp(log + half),
              k < own.positions().size() ? own.positions().get(k).observations() : 0,
              trust(own, weights[k], k)));
    }
    return new Shrunken(
        positions, IntStream.range(0, depth).mapToObj(k -> weights[k]).toList(), influence);
  }

  private double trust(PropensityEstimate own, double weight, int k) {
    double towards = weight * pooled.positions().get(k).trust();
    return weight < 1 ? towards + (1 - weight) * own.positions().get(k).trust() : towards;
  }

  /** B; 0 where nothing is uncertain, 1 where the context says nothing. */
  private double weight(PropensityEstimate own, int k) {
    double variance = variance(own, k);
    if (Double.isNaN(variance) || Double.isNaN(pooled.positions().get(k).propensity())) {
      return 1;
    }
    return variance == 0 ? 0 : variance / (variance + between.get(k).value());
  }

  private BucketInfluence influence(PropensityEstimate own, double[] weights) {
    int buckets = pooled.influence().values().length;
    double[][] values = new double[buckets][];
    for (int b = 0; b < buckets; b++) {
      if (pooled.influence().values()[b] != null || own.influence().values()[b] != null) {
        values[b] = new double[weights.length];
        for (int k = 0; k < weights.length; k++) {
          values[b][k] = weights[k] * pooled.influence().at(b, k);
          values[b][k] += weights[k] < 1 ? (1 - weights[k]) * own.influence().at(b, k) : 0;
        }
      }
    }
    return new BucketInfluence(weights.length, values);
  }

  private static double logTheta(PropensityEstimate estimate, int k) {
    return StrictMath.log(estimate.positions().get(k).propensity());
  }

  /** s²; NaN where the context does not identify the position. */
  private static double variance(PropensityEstimate estimate, int k) {
    if (k >= estimate.positions().size()
        || Double.isNaN(estimate.positions().get(k).propensity())) {
      return Double.NaN;
    }
    if (estimate.influence().isNone()) {
      return 0;
    }
    double error = StudentT.standardError(estimate.influence().column(k));
    return Double.isInfinite(error) ? Double.NaN : error * error;
  }

  private static double[] column(PropensityEstimate estimate, int k) {
    return IntStream.range(0, estimate.influence().values().length)
        .mapToDouble(b -> estimate.influence().at(b, k))
        .toArray();
  }
}
