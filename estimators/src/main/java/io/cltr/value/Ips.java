package io.cltr.value;

/**
 * Inverse propensity scoring: V = mean_i Σ_d ω(d) c_i(d)/ρ(d|q), ρ the mean examination that the
 * log gave the document (policy-aware); for one-action logs mean of w·r.
 *
 * <p>Unbiased where every document that the policy ranks was displayed; its variance grows with
 * 1/ρ.
 */
public record Ips() implements ValueEstimator {
  @Override
  public String id() {
    return "ips";
  }

  @Override
  public String summary() {
    return "Clicks weighted by wanted over logged exposure; unbiased where the log has support";
  }

  @Override
  public String source() {
    return "Horvitz, Thompson 1952; Oosterhuis, de Rijke, SIGIR 2020, equation 14";
  }

  @Override
  public double weight(double w) {
    return w;
  }

  @Override
  public double value(double x, double s, double omega) {
    return x;
  }

  @Override
  public double[] gradient(double x, double s, double omega) {
    return new double[] {1, 0, 0};
  }
}
