package io.cltr.propensity.trust;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.BucketRows;
import io.cltr.propensity.pbm.PbmBlock;
import io.cltr.propensity.pbm.PbmDisplays;
import io.cltr.propensity.trust.TrustProfile.CellScore;
import java.util.Arrays;
import java.util.List;

/**
 * Influence of each unit bucket on log r_k = log α_k/α_1: the inverse information times the
 * bucket's profile score, as in {@code PbmInfluence}, with m_k and every μ profiled out. What the
 * added displays leave of the scores' sum is spread evenly. State: buckets × 2 K.
 */
record TrustInfluence(TrustMaximum maximum)
    implements Fold<Keyed<PbmDisplays>, BucketRows, BucketInfluence> {

  @Override
  public BucketRows start() {
    return new BucketRows(2 * maximum.lines().depth());
  }

  @Override
  public void add(BucketRows state, Keyed<PbmDisplays> item) {
    TrustLines lines = maximum.lines();
    PbmBlock block = PbmBlock.pack(List.of(item));
    for (int d = 0; d < block.documents(); d++) {
      if (TrustDocument.compares(block, d, lines)) {
        add(state, item.value(), block, d, TrustDocument.of(block, d, lines));
      }
    }
  }

  private void add(
      BucketRows state, PbmDisplays displays, PbmBlock block, int d, TrustDocument document) {
    TrustLines lines = maximum.lines();
    double[] follows = follows(block, document);
    for (int i = displays.offsets()[d]; i < displays.offsets()[d + 1]; i++) {
      int k = displays.positions()[i] - 1;
      if (!lines.used()[k]) {
        continue;
      }
      double p = lines.click(k, document.mu());
      double skips = displays.shown()[i] - displays.clicks()[i];
      double score = displays.clicks()[i] / p - skips / (1 - p);
      double[] row = state.row(displays.buckets()[i]);
      row[k] += score * lines.ratio()[k] * (document.mu() - lines.centre());
      row[lines.depth() + k] += score;
      for (int j = 0; j < row.length; j++) {
        row[j] -= score * lines.ratio()[k] * follows[j];
      }
    }
  }

  /** How much μ follows each of log r and m: the μ column of the information over Σ w r². */
  private double[] follows(PbmBlock block, TrustDocument document) {
    TrustLines lines = maximum.lines();
    double[] follows = new double[2 * lines.depth()];
    double mu = 0;
    for (int i = document.first(); i < document.last(); i++) {
      int k = block.positions()[i];
      if (lines.used()[k]) {
        double p = lines.click(k, document.mu());
        double yes = lines.clicks(block, i) / p;
        double no = lines.skips(block, i) / (1 - p);
        double r = lines.ratio()[k];
        CellScore cell =
            CellScore.of(r * (document.mu() - lines.centre()), r, yes - no, yes / p + no / (1 - p));
        follows[k] = cell.logRatioByMu();
        follows[lines.depth() + k] = cell.rateByMu();
        mu += cell.mu();
      }
    }
    for (int j = 0; j < follows.length; j++) {
      follows[j] /= mu;
    }
    return follows;
  }

  @Override
  public void merge(BucketRows into, BucketRows from) {
    into.add(from);
  }

  @Override
  public BucketInfluence finish(BucketRows state) {
    int depth = maximum.lines().depth();
    return state.centred(depth, scores -> Arrays.copyOf(maximum.inverse().operate(scores), depth));
  }
}
