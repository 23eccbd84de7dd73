package io.cltr.propensity.pbm;

import io.cltr.click.BetaPrior;
import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.BucketRows;
import io.cltr.propensity.pbm.PbmProfile.Profiled;
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
    implements Fold<Keyed<PbmDisplays>, BucketRows, BucketInfluence> {

  @Override
  public BucketRows start() {
    return new BucketRows(theta.length);
  }

  @Override
  public void add(BucketRows state, Keyed<PbmDisplays> item) {
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
        double[] row = state.row(displays.buckets()[i]);
        row[k] += score;
        for (int j = block.offsets()[d]; j < block.offsets()[d + 1]; j++) {
          row[block.positions()[j]] -= score * document.follows()[j - block.offsets()[d]];
        }
      }
    }
  }

  @Override
  public void merge(BucketRows into, BucketRows from) {
    into.add(from);
  }

  @Override
  public BucketInfluence finish(BucketRows state) {
    return state.centred(theta.length, scores -> relative(inverse.operate(scores)));
  }

  private static double[] relative(double[] influence) {
    double[] relative = influence.clone();
    for (int k = 0; k < relative.length; k++) {
      relative[k] -= influence[0];
    }
    return relative;
  }
}
