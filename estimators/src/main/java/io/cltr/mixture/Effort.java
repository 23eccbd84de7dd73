package io.cltr.mixture;

/**
 * When a search over mixtures ends.
 *
 * @param tolerance of the duality gap, as a part of the largest value of a vertex; 0 searches until
 *     nothing improves beyond rounding
 * @param calls of the oracle at most; the best mixture so far is the result then
 */
public record Effort(double tolerance, int calls) {
  /** Checks the numbers. */
  public Effort {
    if (!(tolerance >= 0) || calls < 1) {
      throw new IllegalArgumentException(
          "tolerance %s and calls %d: at least 0 and at least 1".formatted(tolerance, calls));
    }
  }

  /** To rounding: a relative gap of 1e-11, within 10,000 calls. */
  public Effort() {
    this(1e-11, 10_000);
  }
}
