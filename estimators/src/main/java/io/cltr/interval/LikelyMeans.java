package io.cltr.interval;

/**
 * The least and the largest mean that reweighted units can have, as {@link CressieRead} says. Units
 * have weights w and weighted rewards s, each divided by the mean number of rounds of a unit.
 *
 * @param units U
 * @param w Σw
 * @param ww Σw²
 * @param s Σs
 * @param ws Σws
 * @param ss Σs²
 * @param largestWeight per round; NaN where weights have no condition
 * @param least end of the range of rewards, or of a mean
 * @param most the other end
 * @param distance F/(1 + U), doubled what a reweighting may be off
 */
record LikelyMeans(
    double units,
    double w,
    double ww,
    double s,
    double ws,
    double ss,
    double largestWeight,
    double least,
    double most,
    double distance) {

  /** The sums of {@code sample}, a {@link EuclideanMean} or a mean with a range. */
  static LikelyMeans of(Sample sample, double quantile) {
    Totals totals = sample.totals();
    double value = sample.statistic().value(totals);
    double units = totals.units();
    double size = totals.sums()[0] / units;
    double distance = quantile / (1 + units);
    double sizes = totals.product(0, 0) - totals.sums()[0] * size;
    if (sample.statistic() instanceof EuclideanMean mean) {
      double off = totals.sums()[1] - totals.sums()[0];
      double s = totals.sums()[2] / size;
      double offSize = totals.product(0, 1) - totals.product(0, 0) - size * off;
      double offS = (totals.product(1, 2) - totals.product(0, 2) - value * offSize) / (size * size);
      double offOff =
          (totals.product(1, 1) - 2 * totals.product(0, 1) + totals.product(0, 0)) / (size * size);
      return new LikelyMeans(
          units,
          units + off / size,
          units + 2 * off / size + offOff,
          s,
          s + offS,
          squares(totals, 2, size, value, sizes),
          mean.largestWeight() > 1 ? mean.largestWeight() : 1,
          0,
          mean.largestReward(),
          distance);
    }
    Sample.Range range = sample.range().orElseThrow();
    double s = totals.sums()[1] / size;
    return new LikelyMeans(
        units,
        0,
        0,
        s,
        0,
        squares(totals, 1, size, value, sizes),
        Double.NaN,
        range.low(),
        range.high(),
        distance);
  }

  /** Σ(a_j − value (a_0 − size))²/size². */
  private static double squares(Totals totals, int j, double size, double value, double sizes) {
    double crossed = totals.product(0, j) - size * totals.sums()[j];
    return (totals.product(j, j) - 2 * value * crossed + value * value * sizes) / (size * size);
  }

  double low() {
    return Math.max(least, Math.min(most, bound(least, 1)));
  }

  double high() {
    return Math.max(least, Math.min(most, -bound(most, -1)));
  }

  /** The least of sign · mean where the unit that is not in the log has reward {@code r}. */
  private double bound(double r, int sign) {
    if (Double.isNaN(largestWeight)) {
      return plain(r, sign);
    }
    double z = -(distance + unavoidable()) / 2;
    double none = bound(0, z, r, sign);
    double all =
        Double.isInfinite(largestWeight) ? limit(z, r, sign) : bound(largestWeight, z, r, sign);
    double best = Math.min(none, all);
    return Double.isFinite(best) ? best : sign * r;
  }

  /** (1 − w̄)² over the variance of w: what every reweighting must be off. */
  private double unavoidable() {
    double fake = w < units ? largestWeight : 0;
    if (Double.isInfinite(fake)) {
      return 1 / units;
    }
    double mean = (fake + w) / (1 + units);
    double variance = (fake * fake + ww) / (1 + units) - mean * mean;
    return variance <= 0 ? 0 : (mean - 1) * (mean - 1) / variance;
  }

  private double plain(double r, int sign) {
    double mean = (r + s) / (1 + units);
    double variance = Math.max(0, (r * r + ss) / (1 + units) - mean * mean);
    return sign * mean - Math.sqrt(variance * distance);
  }

  /** Infinite where no reweighting with such a unit is likely enough. */
  private double bound(double fake, double z, double r, int sign) {
    double more = 1 + units;
    double meanW = (fake + w) / more;
    double variance = (fake * fake + ww) / more - meanW * meanW;
    double meanS = (fake * r + s) / more;
    double crossed = (fake * fake * r + ws) / more - meanW * meanS;
    if (variance <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double x = sign * (meanS + (1 - meanW) * crossed / variance);
    double y = crossed * crossed / variance - ((fake * fake * r * r + ss) / more - meanS * meanS);
    return least(x, y, z + (1 - meanW) * (1 - meanW) / (2 * variance));
  }

  /** Its limit for ever larger weights of the unit. */
  private double limit(double z, double r, int sign) {
    double x = sign * (r + (s - w * r) / units);
    double off = r * w - s;
    double y = off * off / (units * (1 + units)) - (r * r * ww - 2 * r * ws + ss) / (1 + units);
    return least(x, y, z + 1 / (2 * units));
  }

  private static double least(double x, double y, double z) {
    return z > 0 ? Double.POSITIVE_INFINITY : x - Math.sqrt(Math.max(0, 2 * y * z));
  }
}
