package io.cltr.interval;

import java.io.Serializable;

/**
 * Bounds of a mean that hold at all times together, as they stand after some units: P(the mean ever
 * leaves them) ≤ 1 − level. So one may look after every night, and stop when one likes.
 *
 * <pre>
 * low = max over t of [Σλ_s z_s − ln(1/α) − Σ k(λ_s ẑ_s) λ_s² (z_s − ẑ_s)²]/Σλ_s,     α = (1 − level)/2
 * λ_s = min(√(2 ln 40/(v̂_s t ln(1 + t))), 1/(2ẑ_s)),   k(c) = (−ln(1−c) − c)/c²;   high likewise for 1 − z
 * </pre>
 *
 * <p>z = (x − range.low)/(range.high − range.low); ẑ_s and v̂_s, mean and variance of the units
 * before, shrunk towards ½ and ¼ as one unit would, and t, the units up to now, are the same for
 * all units of one {@link #next}. So small chunks make better bets, and a night is best given
 * bucket by bucket. With ẑ_s = 1 inside k it is the usual predictable empirical-Bernstein sequence;
 * k(λẑ) is smaller, and lets λ be large where contributions are small against their range.
 *
 * <p>Assumes that a unit's contribution has the same mean given all units before it, and that
 * propensities, reward model and policy were fixed before the data that they weigh. A unit that
 * returns on a later night is not a new observation: it must not be counted again, or the bounds
 * fail. Where drift or such units contradict a common mean, the bounds may cross.
 *
 * @param level of the bounds, over all times
 * @param range known range of a contribution
 * @param units counted so far
 * @param sum of z over them
 * @param squares sum of z² over them
 * @param below bets that the mean is higher
 * @param above bets that the mean is lower, on 1 − z
 * @param low the highest lower bound so far, in units of x
 * @param high the lowest upper bound so far
 */
public record SequenceState(
    double level,
    Sample.Range range,
    long units,
    double sum,
    double squares,
    Side below,
    Side above,
    double low,
    double high)
    implements Serializable {

  /**
   * Bets of one side.
   *
   * @param stakes Σλ_s
   * @param won Σλ_s z_s
   * @param penalty Σ k(λ_s ẑ_s) λ_s² (z_s − ẑ_s)²
   */
  public record Side(double stakes, double won, double penalty) implements Serializable {
    private static final Side NONE = new Side(0, 0, 0);

    private Side plus(double bet, double guess, Chunk chunk) {
      double stake = Stakes.cut(bet, guess);
      return new Side(
          stakes + stake * chunk.units(),
          won + stake * chunk.sum(),
          penalty + Stakes.penalty(stake * guess) * stake * stake * chunk.around(guess));
    }

    private double bound(double log) {
      return (won - log - penalty) / stakes;
    }
  }

  /** Requires a level in (0, 1) and a finite range. */
  public SequenceState {
    Levels.require(level);
    if (!range.isProper()) {
      throw new IllegalArgumentException("the range must be finite and not empty, found " + range);
    }
  }

  /** Before any unit: the bounds are the range. */
  public static SequenceState start(double level, Sample.Range range) {
    return new SequenceState(
        level, range, 0, 0, 0, Side.NONE, Side.NONE, range.low(), range.high());
  }

  /**
   * After {@code more} new units. Contributions that cannot lie in the range: an error.
   *
   * @param more number of units that were not counted before; 0 changes nothing
   * @param contributions Σx over them
   * @param contributionSquares Σx² over them
   */
  public SequenceState next(long more, double contributions, double contributionSquares) {
    Chunk chunk = Chunk.scaled(more, contributions, contributionSquares, range);
    if (!chunk.possible()) {
      throw new IllegalArgumentException(
          "%d units with sum %s and sum of squares %s lie outside their range [%s, %s]"
              .formatted(more, contributions, contributionSquares, range.low(), range.high()));
    }
    if (more == 0) {
      return this;
    }
    Chunk before = new Chunk(units, sum, squares);
    Chunk after = before.plus(chunk);
    double guess = before.guess();
    double bet =
        Math.sqrt(
            2
                * Stakes.LOG
                / (before.guessedVariance()
                    * after.units()
                    * StrictMath.log1p((double) after.units())));
    Side nextBelow = below.plus(bet, guess, chunk);
    Side nextAbove = above.plus(bet, 1 - guess, chunk.reflected());
    double log = Levels.logInverse(level);
    double width = range.high() - range.low();
    return new SequenceState(
        level,
        range,
        after.units(),
        after.sum(),
        after.squares(),
        nextBelow,
        nextAbove,
        Math.max(low, range.low() + width * nextBelow.bound(log)),
        Math.min(high, range.high() - width * nextAbove.bound(log)));
  }

  /** Whether the bounds hold a mean at all; if not, the units had no common mean. */
  public boolean consistent() {
    return low <= high;
  }
}
