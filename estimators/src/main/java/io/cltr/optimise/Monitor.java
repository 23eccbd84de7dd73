package io.cltr.optimise;

/** What the point of a search is worth on data that it was not searched on. */
@FunctionalInterface
public interface Monitor {
  /** The worth of {@code point}; more is better, NaN where nothing can be said. */
  double at(double[] point);

  /** Says nothing: the search goes on to its end. */
  Monitor NONE = point -> Double.NaN;
}
