package io.cltr.mixture;

/**
 * A convex hull that is known by its best vertices only. It must be a function of its arguments.
 */
public interface Oracle<T> {
  /**
   * The vertex that maximises {@code value} · utility + Σ_c {@code prices[c]} · row c. Among
   * equals, one of high utility is best: fewer calls follow.
   *
   * @param value 1, or 0 where only the rows count
   * @param prices what a unit of each row is worth; positive, zero or negative
   */
  Vertex<T> best(double value, double[] prices);
}
