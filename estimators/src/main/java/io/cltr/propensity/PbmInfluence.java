package io.cltr.propensity;

import io.cltr.click.BetaPrior;
import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Units;
import io.cltr.propensity.PbmProfile.Profiled;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Influence of each unit bucket on log θ_k − log θ_1: the inverse information times the bucket's
 * profile score Σ s_k − (A_k/(Σ A + κ)) Σ_l s_l over documents, s = c − (n − c) p/(1 − p) of the
 * bucket's cells, p by all buckets. The prior's own score, which the sum over the buckets leaves,
 * is spread evenly over them. State: buckets × K.
 *
 * @param inverse inverse information on log θ
 */
record PbmInfluence(double[] theta, BetaPrior prior, RealMatrix inverse)
    implements Fold<Keyed<PbmDisplays>, double[][], BucketInfluence> {

  @Override
  public double[][] start() {
    return new double[Units.BUCKETS][];
  }

  @Override
  public void add(double[][] state, Keyed<PbmDisplays> item) {
    PbmDisplays displays = item.value();
    PbmBlock block = PbmBlock.pack(List.of(item));
    for (int d = 0; d < block.documents(); d++) {
      Profiled document = Profiled.of(block, d, theta, prior);
      int cell = block.offsets()[d];
      for (int i = displays.offsets()[d]; i < displays.offsets()[d + 1]; i++) {
        int k = displays.positions()[i] - 1;
        while (block.positions()[cell] != k) {
          cell++;
        }
        double p = theta[k] * document.gamma();
        double skips = displays.shown()[i] - displays.clicks()[i];
        double score = displays.clicks()[i] - skips * p / (1 - p);
        double[] row = row(state, displays.buckets()[i]);
        row[k] += score;
        for (int j = block.offsets()[d]; j < block.offsets()[d + 1]; j++) {
          row[block.positions()[j]] -= score * document.follows()[j - block.offsets()[d]];
        }
      }
    }
  }

  private double[] row(double[][] state, int bucket) {
    if (state[bucket] == null) {
      state[bucket] = new double[theta.length];
    }
    return state[bucket];
  }

  @Override
  public void merge(double[][] into, double[][] from) {
    for (int b = 0; b < from.length; b++) {
      if (from[b] != null) {
        double[] row = row(into, b);
        for (int k = 0; k < row.length; k++) {
          row[k] += from[b][k];
        }
      }
    }
  }

  @Override
  public BucketInfluence finish(double[][] state) {
    double[] mean = new double[theta.length];
    int filled = 0;
    for (double[] row : state) {
      filled += row == null ? 0 : 1;
      for (int k = 0; row != null && k < mean.length; k++) {
        mean[k] += row[k];
      }
    }
    double[][] values = new double[state.length][];
    for (int b = 0; b < state.length; b++) {
      if (state[b] != null) {
        double[] centred = state[b].clone();
        for (int k = 0; k < mean.length; k++) {
          centred[k] -= mean[k] / filled;
        }
        values[b] = relative(inverse.operate(centred));
      }
    }
    return new BucketInfluence(theta.length, values);
  }

  private static double[] relative(double[] influence) {
    double[] relative = influence.clone();
    for (int k = 0; k < relative.length; k++) {
      relative[k] -= influence[0];
    }
    return relative;
  }
}
