package io.cltr.optimise;

import io.cltr.method.Method;

/**
 * Minimises a function from a start. The bits of the result depend on the function, the start and
 * the monitor alone.
 */
public interface Optimiser extends Method {
  /**
   * Where the search from {@code start} ends.
   *
   * @param monitor may end it early; the best point by its word is returned
   * @throws DivergedException where the function stops being finite
   */
  Optimum minimise(Objective function, double[] start, Monitor monitor);

  /** Whether the monitor is asked. */
  boolean asksMonitor();
}
