package io.cltr.interval;

import io.cltr.method.Method;

/**
 * Bounds that hold the true value with a given probability.
 *
 * <p>Laws: the bounds hold the estimate of the sample unless the kind says otherwise; a higher
 * level gives bounds that are no narrower; the bounds are functions of the sample and the seed
 * alone; a kind that does not hold for a sample refuses and says why, it never widens or guesses.
 */
public interface Interval extends Method {
  /** The interval of {@code sample} at {@code level}, in (0, 1). */
  Bounds of(Sample sample, double level);
}
