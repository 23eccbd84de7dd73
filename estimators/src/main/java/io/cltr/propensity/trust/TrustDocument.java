package io.cltr.propensity.trust;

import io.cltr.propensity.pbm.PbmBlock;

/**
 * A document's μ at its best for given lines: the root of the score Σ (c/p_k − (n − c)/(1 − p_k))
 * r_k over its used cells, where the log-posterior is concave in μ. Newton's steps inside a
 * shrinking bracket.
 *
 * @param mu click rate at position 1; NaN where no μ gives every cell a rate in (0, 1)
 * @param first cell of the document, and {@code last}, exclusive
 */
record TrustDocument(double mu, int first, int last) {
  private static final int MAX_STEPS = 200;

  /** Document {@code d} of {@code block}. */
  static TrustDocument of(PbmBlock block, int d, TrustLines lines) {
    int first = block.offsets()[d];
    int last = block.offsets()[d + 1];
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (int i = first; i < last; i++) {
      int k = block.positions()[i];
      if (lines.used()[k]) {
        double zero = lines.centre() - lines.rate()[k] / lines.ratio()[k];
        low = Math.max(low, zero);
        high = Math.min(high, zero + 1 / lines.ratio()[k]);
      }
    }
    double mu = low < high ? root(block, first, last, lines, low, high) : Double.NaN;
    return new TrustDocument(mu, first, last);
  }

  private static double root(
      PbmBlock block, int first, int last, TrustLines lines, double from, double to) {
    double low = from;
    double high = to;
    double mu = (low + high) / 2;
    for (int step = 0; step < MAX_STEPS; step++) {
      double score = 0;
      double slope = 0;
      for (int i = first; i < last; i++) {
        int k = block.positions()[i];
        if (lines.used()[k]) {
          double p = lines.click(k, mu);
          double yes = lines.clicks(block, i) / p;
          double no = lines.skips(block, i) / (1 - p);
          score += lines.ratio()[k] * (yes - no);
          slope -= lines.ratio()[k] * lines.ratio()[k] * (yes / p + no / (1 - p));
        }
      }
      if (score > 0) {
        low = mu;
      } else {
        high = mu;
      }
      double next = mu - score / slope;
      if (!(next > low && next < high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - mu) <= 1e-15) {
        return next;
      }
      mu = next;
    }
    return mu;
  }

  /** Whether the document compares positions: it has two used cells or more. */
  static boolean compares(PbmBlock block, int d, TrustLines lines) {
    int cells = 0;
    for (int i = block.offsets()[d]; i < block.offsets()[d + 1]; i++) {
      cells += lines.used()[block.positions()[i]] ? 1 : 0;
    }
    return cells > 1;
  }
}
