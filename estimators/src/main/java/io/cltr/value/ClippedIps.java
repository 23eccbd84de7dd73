package io.cltr.value;

import io.cltr.log.ConfigException;

/**
 * Inverse propensity scoring with weights capped at τ: less variance, and a bias towards 0 as large
 * as the share of weight that the cap takes; the report shows that share.
 *
 * @param clip τ, the largest inverse propensity used
 */
public record ClippedIps(double clip) implements ValueEstimator {
  /** The default cap. */
  public static final double CLIP = 10;

  /** With the default cap. */
  public ClippedIps() {
    this(CLIP);
  }

  /** Checks the cap. */
  public ClippedIps {
    if (!(clip > 0)) {
      throw new ConfigException("clipped-ips: clip must be positive, found " + clip);
    }
  }

  @Override
  public String id() {
    return "clipped-ips";
  }

  @Override
  public String summary() {
    return "IPS with inverse propensities capped; biased towards 0 by the weight that is cut";
  }

  @Override
  public String source() {
    return "Ionides, JCGS 2008; Strehl, Langford, Li, Kakade, NeurIPS 2010";
  }

  @Override
  public double weight(double w) {
    return Math.min(w, clip);
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
