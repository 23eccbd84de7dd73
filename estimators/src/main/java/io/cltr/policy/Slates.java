package io.cltr.policy;

import java.io.Serializable;

/**
 * How a policy fills the slots of one query's ranking from the top, which rank probabilities alone
 * do not tell: P(d at k | what is above).
 *
 * <p>Laws: what {@link #next} returns is at least 0 and sums to at most 1; averaged over the
 * rankings above it is the policy's rank probability at that slot.
 */
public interface Slates extends Serializable {
  /**
   * P(d at slot {@code filled} + 1) of each candidate d, given what is above; zeros where the
   * policy never shows that, and below its last slot.
   *
   * @param above candidates at slots 1, 2, …
   * @param filled how many of them count
   */
  double[] next(int[] above, int filled);
}
