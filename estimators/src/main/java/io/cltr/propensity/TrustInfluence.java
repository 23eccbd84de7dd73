package io.cltr.propensity;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Units;
import io.cltr.propensity.TrustProfile.CellScore;
import java.util.Arrays;
import java.util.List;

/**
 * Influence of each unit bucket on log r_k = log α_k/α_1: the inverse information times the
 * bucket's profile score, as in {@link PbmInfluence}, with m_k and every μ profiled out. What the
 * added displays leave of the scores' sum is spread evenly. State: buckets × 2 K.
 */
record TrustInfluence(TrustMaximum maximum)
    implements Fold<Keyed<PbmDisplays>, double[][], BucketInfluence> {

  @Override
  public double[][] start() {
    return new double[Units.BUCKETS][];
  }

  @Override
  public void add(double[][] state, Keyed<PbmDisplays> item) {
    TrustLines lines = maximum.lines();
    PbmBlock block = PbmBlock.pack(List.of(item));
    for (int d = 0; d < block.documents(); d++) {
      if (TrustDocument.compares(block, d, lines)) {
        add(state, item.value(), block, d, TrustDocument.of(block, d, lines));
      }
    }
  }

  private void add(
      double[][] state, PbmDisplays displays, PbmBlock block, int d, TrustDocument document) {
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
      double[] row = row(state, displays.buckets()[i]);
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

  private double[] row(double[][] state, int bucket) {
    if (state[bucket] == null) {
      state[bucket] = new double[2 * maximum.lines().depth()];
    }
    return state[bucket];
  }

  @Override
  public void merge(double[][] into, double[][] from) {
    for (int b = 0; b < from.length; b++) {
      if (from[b] != null) {
        double[] row = row(into, b);
        for (int j = 0; j < row.length; j++) {
          row[j] += from[b][j];
        }
      }
    }
  }

  @Override
  public BucketInfluence finish(double[][] state) {
    int depth = maximum.lines().depth();
    double[] mean = new double[2 * depth];
    int filled = 0;
    for (double[] row : state) {
      filled += row == null ? 0 : 1;
      for (int j = 0; row != null && j < mean.length; j++) {
        mean[j] += row[j];
      }
    }
    double[][] values = new double[state.length][];
    for (int b = 0; b < state.length; b++) {
      if (state[b] != null) {
        double[] centred = state[b].clone();
        for (int j = 0; j < mean.length; j++) {
          centred[j] -= mean[j] / filled;
        }
        values[b] = Arrays.copyOf(maximum.inverse().operate(centred), depth);
      }
    }
    return new BucketInfluence(depth, values);
  }
}
