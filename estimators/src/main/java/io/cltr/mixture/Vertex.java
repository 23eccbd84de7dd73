package io.cltr.mixture;

/**
 * A point of a convex hull as the optimiser sees it.
 *
 * @param value its utility
 * @param rows what it adds to each constrained row
 * @param what the point itself, such as a ranking
 */
public record Vertex<T>(double value, double[] rows, T what) {}
