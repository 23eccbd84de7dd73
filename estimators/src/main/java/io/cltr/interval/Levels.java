package io.cltr.interval;

/** Confidence levels. */
final class Levels {
  private Levels() {}

  /** Requires a level in (0, 1). */
  static void require(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), found " + level);
    }
  }

  /** (1 − level)/2, what an interval leaves on each side. */
  static double oneTail(double level) {
    require(level);
    return (1 - level) / 2;
  }

  /** ln(1/α) for a bound of one side that errs with probability α = (1 − level)/2. */
  static double logInverse(double level) {
    return -StrictMath.log(oneTail(level));
  }
}
