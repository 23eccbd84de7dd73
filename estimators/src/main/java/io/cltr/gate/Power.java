package io.cltr.gate;

import org.apache.commons.math3.distribution.NormalDistribution;

/** How much a log can tell. */
final class Power {
  private static final double POWER = 0.8;
  private static final double Z =
      new NormalDistribution(null, 0, 1).inverseCumulativeProbability(POWER);

  private Power() {}

  /** The true distance from the limit that is detected with power .8. */
  static double detectable(double halfWidth, double error, double open) {
    return halfWidth + Z * error + open;
  }

  /**
   * n ((q + z) SE/(|distance| − open))²: impressions that decide with power .8 if the distance is
   * the true one; NaN where no number does.
   *
   * @param open what of the interval more impressions do not close
   */
  static double deciding(
      double impressions, double halfWidth, double error, double distance, double open) {
    double left = Math.abs(distance) - open;
    double factor = (halfWidth + Z * error) / left;
    return left > 0 && Double.isFinite(factor)
        ? Math.ceil(impressions * factor * factor)
        : Double.NaN;
  }
}
