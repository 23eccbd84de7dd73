package io.cltr.log;

/**
 * How many items of weight 1 tell a mean as precisely as weighted ones do: (Σv)²/Σv² (Kish 1965).
 *
 * <p>Equal weights give the number of items, exactly while its square is below 2⁵³. Assumes weights
 * that tell nothing of what is averaged; where weights are small on clicks, as in a log that keeps
 * them all, it is too low.
 */
public final class EffectiveNumber {
  private EffectiveNumber() {}

  /** The effective number of items with these sums; 0 where there is none. */
  public static double of(double weights, double squares) {
    return weights == 0 ? 0 : weights * weights / squares;
  }
}
