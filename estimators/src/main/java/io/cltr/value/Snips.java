package io.cltr.value;

/**
 * Self-normalised inverse propensity scoring: V = mean(X)·mean(Ω)/mean(S).
 *
 * <p>Divides out weights that by chance, or by a wrong propensity model, came out too large or too
 * small altogether. For rankings whose display distribution is estimated from the valued
 * impressions themselves, S = Ω holds exactly and it equals {@link Ips}: the estimate is already
 * normalised per document. Biased by O(1/n).
 */
public record Snips() implements ValueEstimator {
  @Override
  public String id() {
    return "snips";
  }

  @Override
  public String summary() {
    return "IPS divided by the mean weight it used; equals ips where displays are counted in the"
        + " same log";
  }

  @Override
  public String source() {
    return "Swaminathan, Joachims, NeurIPS 2015";
  }

  @Override
  public double weight(double w) {
    return w;
  }

  @Override
  public double value(double x, double s, double omega) {
    return s == 0 ? Double.NaN : x * omega / s;
  }

  @Override
  public double[] gradient(double x, double s, double omega) {
    return new double[] {omega / s, -x * omega / (s * s), x / s};
  }
}
