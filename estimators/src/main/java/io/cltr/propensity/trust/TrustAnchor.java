package io.cltr.propensity.trust;

import io.cltr.fold.Fold;
import io.cltr.propensity.pbm.PbmBlock;

/**
 * The μ below which the documents with a given share of the displays lie, by a histogram of 4,096
 * equal bins on [0, 1], linear inside a bin.
 */
record TrustAnchor(TrustLines lines, double share) implements Fold<PbmBlock, double[], Double> {
  private static final int BINS = 4096;

  @Override
  public double[] start() {
    return new double[BINS];
  }

  @Override
  public void add(double[] state, PbmBlock block) {
    for (int d = 0; d < block.documents(); d++) {
      if (TrustDocument.compares(block, d, lines)) {
        TrustDocument document = TrustDocument.of(block, d, lines);
        int bin = (int) Math.max(0, Math.min(BINS - 1.0, document.mu() * BINS));
        for (int i = document.first(); i < document.last(); i++) {
          state[bin] += block.shown()[i];
        }
      }
    }
  }

  @Override
  public void merge(double[] into, double[] from) {
    for (int bin = 0; bin < BINS; bin++) {
      into[bin] += from[bin];
    }
  }

  @Override
  public Double finish(double[] state) {
    double all = 0;
    for (double shown : state) {
      all += shown;
    }
    double below = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (below + state[bin] >= share * all && state[bin] > 0) {
        return (bin + (share * all - below) / state[bin]) / BINS;
      }
      below += state[bin];
    }
    return 1.0;
  }
}
