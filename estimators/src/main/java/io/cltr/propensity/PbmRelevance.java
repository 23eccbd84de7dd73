package io.cltr.propensity;

/**
 * The γ of a document that makes its posterior largest where θ is known: the root of
 *
 * <pre>a + Σ_k c − Σ_k (n − c) θ_k γ/(1 − θ_k γ) − b γ/(1 − γ) = 0</pre>
 *
 * which falls in γ. Newton's steps inside a shrinking bracket.
 */
final class PbmRelevance {
  private static final int MAX_STEPS = 100;

  private PbmRelevance() {}

  /** γ in (0, 1) of document {@code d} of {@code block}. */
  static double mode(PbmBlock block, int d, double[] theta, BetaPrior prior) {
    int from = block.offsets()[d];
    int to = block.offsets()[d + 1];
    double clicks = prior.a();
    double shown = prior.a() + prior.b();
    for (int i = from; i < to; i++) {
      clicks += block.clicks()[i];
      shown += block.shown()[i];
    }
    double low = 0;
    double high = 1;
    double gamma = clicks / shown;
    for (int step = 0; step < MAX_STEPS; step++) {
      double score = clicks - prior.b() * gamma / (1 - gamma);
      double slope = -prior.b() / ((1 - gamma) * (1 - gamma));
      for (int i = from; i < to; i++) {
        double examined = theta[block.positions()[i]];
        double skips = block.shown()[i] - block.clicks()[i];
        double rest = 1 - examined * gamma;
        score -= skips * examined * gamma / rest;
        slope -= skips * examined / (rest * rest);
      }
      if (score > 0) {
        low = gamma;
      } else {
        high = gamma;
      }
      double next = gamma - score / slope;
      if (!(next > low && next < high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - gamma) <= 1e-15 * gamma) {
        return next;
      }
      gamma = next;
    }
    return gamma;
  }
}
