package io.cltr.propensity.harvest;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.Units;
import io.cltr.propensity.harvest.Interventions.LoggerCounts;

/**
 * Σ over the clicks and skips of each unit bucket of their influence on log θ; state: buckets × K.
 *
 * @param perClick influence of one unit of ĉ_kk' on log θ, K numbers; null where not used
 * @param odds one unit of ¬ĉ_kk' has −odds_kk' times that
 */
record InterventionInfluence(
    int depth, LoggerCounts traffic, HarvestWeights weights, double[][][] perClick, double[][] odds)
    implements Fold<Keyed<QueryDisplays>, double[][], double[][]> {

  @Override
  public double[][] start() {
    return new double[Units.BUCKETS][];
  }

  @Override
  public void add(double[][] state, Keyed<QueryDisplays> item) {
    for (Interventions document : Interventions.of(item.value(), traffic)) {
      weights.influence(document, this, state);
    }
  }

  /** Adds what {@code click} to ĉ_kl and {@code skip} to ¬ĉ_kl do to log θ; k and l from 1. */
  void add(double[][] state, int bucket, int k, int l, double click, double skip) {
    double[] influence = perClick[k - 1][l - 1];
    if (influence != null) {
      plus(row(state, bucket), click - odds[k - 1][l - 1] * skip, influence);
    }
  }

  @Override
  public void merge(double[][] into, double[][] from) {
    for (int b = 0; b < from.length; b++) {
      if (from[b] != null) {
        plus(row(into, b), 1, from[b]);
      }
    }
  }

  @Override
  public double[][] finish(double[][] state) {
    return state;
  }

  /** Influence of the counts of one logger, per impression of it. */
  double[] ofLogger(double[][] clicks, double[][] skips) {
    double[] sum = new double[depth];
    for (int k = 0; k < depth; k++) {
      for (int l = 0; l < depth; l++) {
        if (perClick[k][l] != null) {
          plus(sum, clicks[k][l] - odds[k][l] * skips[k][l], perClick[k][l]);
        }
      }
    }
    return sum;
  }

  /** The bucket's influence, allocated when first asked for. */
  double[] row(double[][] state, int bucket) {
    if (state[bucket] == null) {
      state[bucket] = new double[depth];
    }
    return state[bucket];
  }

  static void plus(double[] into, double factor, double[] from) {
    for (int k = 0; k < into.length; k++) {
      into[k] += factor * from[k];
    }
  }
}
