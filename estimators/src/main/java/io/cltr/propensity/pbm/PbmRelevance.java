package io.cltr.propensity.pbm;

/**
 * The γ of a document that makes its posterior largest where θ and β are known: the root of
 *
 * <pre>a + Σ c θγ/(θγ + β) − Σ (n − c) θγ/(1 − θγ − β) − b γ/(1 − γ) = 0</pre>
 *
 * over the document's cells of n displays and c clicks, P(click) = θγ + β. Newton's steps inside a
 * shrinking bracket; a few passes over the cells.
 */
public final class PbmRelevance {
  private static final int MAX_STEPS = 200;

  private PbmRelevance() {}

  /**
   * γ in (0, 1), below (1 − β)/θ wherever there are displays without a click.
   *
   * @param cells from and to, exclusive, of the document's cells
   * @param positions 0-based, of all cells
   * @param shown n of all cells
   * @param clicks c of all cells
   * @param theta θ by position, positive
   * @param beta β by position, at least 0
   * @param a clicks added, above 0
   * @param b displays without a click added, above 0
   */
  public static double mode(
      int[] cells,
      int[] positions,
      double[] shown,
      double[] clicks,
      double[] theta,
      double[] beta,
      double a,
      double b) {
    double low = 0;
    double high = 1;
    double clicked = a;
    double all = a + b;
    for (int i = cells[0]; i < cells[1]; i++) {
      int k = positions[i];
      clicked += clicks[i];
      all += shown[i];
      if (shown[i] > clicks[i]) {
        high = Math.min(high, (1 - beta[k]) / theta[k]);
      }
    }
    double gamma = high * clicked / all;
    for (int step = 0; step < MAX_STEPS; step++) {
      double score = a - b * gamma / (1 - gamma);
      double slope = -b / ((1 - gamma) * (1 - gamma));
      for (int i = cells[0]; i < cells[1]; i++) {
        int k = positions[i];
        double relevant = theta[k] * gamma;
        double p = relevant + beta[k];
        double skips = shown[i] - clicks[i];
        score += clicks[i] * relevant / p - skips * relevant / (1 - p);
        slope +=
            theta[k]
                * (clicks[i] * beta[k] / (p * p) - skips * (1 - beta[k]) / ((1 - p) * (1 - p)));
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
