package io.cltr.interval;

/** How much is staked on a contribution being above its mean, and what the stake may cost. */
final class Stakes {
  /** A stake never risks more than this share of the wealth. */
  static final double MOST = 0.5;

  /** ln(1/α) of 95 % intervals, for which stakes are tuned whatever the level asked for. */
  static final double LOG = StrictMath.log(40);

  private static final double SERIES = 1e-3;

  private Stakes() {}

  /**
   * k(c) = (−ln(1−c) − c)/c², c in [0, 1): the least k with ln(1+y) ≥ y − k y² for all y ≥ −c (Fan,
   * Grama, Liu, EJP 2015). Rises from ½.
   */
  static double penalty(double c) {
    return c < SERIES
        ? 0.5 + c / 3 + c * c / 4 + c * c * c / 5
        : (-StrictMath.log1p(-c) - c) / (c * c);
  }

  /** {@code stake}, cut so that it risks no more than {@link #MOST} against a mean of {@code m}. */
  static double cut(double stake, double m) {
    return stake * m > MOST ? MOST / m : stake;
  }
}
