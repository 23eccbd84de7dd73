package io.cltr.optimise;

/** A function with its gradient, to be minimised. */
@FunctionalInterface
public interface Objective {
  /** The value at {@code point}; fills {@code gradient}. */
  double at(double[] point, double[] gradient);

  /**
   * An unbiased estimate of the same from a part of the data, or with the noise of a step; the
   * function itself unless it says otherwise.
   *
   * @param step number of the step, from 0
   * @param parts number of parts that make the whole, at least 1
   */
  default double atStep(int step, int parts, double[] point, double[] gradient) {
    return at(point, gradient);
  }
}
