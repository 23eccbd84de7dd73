package io.cltr.mixture;

/** A vertex and its share of a mixture, in (0, 1]. */
public record Part<T>(double share, Vertex<T> vertex) {}
