package io.cltr.click;

import java.io.Serializable;

/**
 * The E step of a click model all of whose parameters are probabilities. A record whose components
 * are compared by value.
 *
 * @param <B> the model's statistic
 */
public interface EmKernel<B extends EmBlock> extends Serializable {
  /** The shared parameters before the first iteration. */
  double[] start();

  /**
   * Adds what the block is expected to have come true of, given its clicks and the parameters.
   *
   * @param shared in (0, 1)
   * @param local in (0, 1), the block's own
   * @param sharedCounts receives expected counts of the shared parameters
   * @param localCounts receives those of the block's own
   * @return log-likelihood of the block's clicks at these parameters
   */
  double expect(B block, double[] shared, double[] local, Ratios sharedCounts, Ratios localCounts);
}
