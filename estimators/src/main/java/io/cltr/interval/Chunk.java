package io.cltr.interval;

/**
 * Contributions of some units, z in [0, 1], in a known order of chunks.
 *
 * @param units their number n
 * @param sum Σz
 * @param squares Σz²
 */
record Chunk(long units, double sum, double squares) {
  /** Before any unit. */
  static final Chunk NONE = new Chunk(0, 0, 0);

  /** Chunks that differ from what [0, 1] allows by no more than this share of n are rounded. */
  private static final double ROUNDING = 1e-9;

  /** Σ(x − low)/(high − low) of units with sums Σx and Σx². */
  static Chunk scaled(long units, double sum, double squares, Sample.Range range) {
    double width = range.high() - range.low();
    double low = range.low();
    return new Chunk(
        units,
        (sum - units * low) / width,
        (squares - 2 * low * sum + units * low * low) / (width * width));
  }

  /** Whether contributions in [0, 1] can have these sums: (Σz)²/n ≤ Σz² ≤ Σz ≤ n. */
  boolean possible() {
    double rounding = ROUNDING * units;
    return sum >= -rounding
        && sum <= units + rounding
        && squares <= sum + rounding
        && squares >= sum * sum / Math.max(1, units) - rounding;
  }

  /** The sums of 1 − z. */
  Chunk reflected() {
    return new Chunk(units, units - sum, units - 2 * sum + squares);
  }

  /** These units and those. */
  Chunk plus(Chunk more) {
    return new Chunk(units + more.units, sum + more.sum, squares + more.squares);
  }

  /** Σ(z − m)², at least 0. */
  double around(double m) {
    return Math.max(0, squares - 2 * m * sum + units * m * m);
  }

  /** The mean shrunk towards ½ as one unit would: a guess that is defined before any unit. */
  double guess() {
    return Math.min(1, Math.max(0, (0.5 + sum) / (1 + units)));
  }

  /** The variance shrunk towards ¼ as one unit would. */
  double guessedVariance() {
    return (0.25 + (units == 0 ? 0 : around(sum / units))) / (1 + units);
  }
}
