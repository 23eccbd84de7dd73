package io.cltr.interval;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Outcomes that a distribution is told at.
 *
 * @param points rising; outcomes lie between the first and the last
 * @param exact whether every outcome of the log is one of the points
 */
public record OutcomeGrid(double[] points, boolean exact) implements Serializable {
  /** The most points of a grid. */
  public static final int POINTS = 128;

  /** Before the log is known. */
  public static final OutcomeGrid NONE = new OutcomeGrid(new double[0], true);

  /** The first point that is not below {@code outcome}; the last one beyond it. */
  public int index(double outcome) {
    int found = Arrays.binarySearch(points, outcome);
    return Math.min(found < 0 ? -found - 1 : found, points.length - 1);
  }

  /** Where the outcomes that are told at {@code point} begin. */
  double below(int point) {
    return exact || point == 0 ? points[point] : points[point - 1];
  }

  /** The mean of the outcomes that are told at {@code point}, if they are uniform. */
  public double middle(int point) {
    return (below(point) + points[point]) / 2;
  }

  /** How finely outcomes are told, as reports say it; "" where exactly. */
  String resolution() {
    return exact ? "" : "outcomes told apart at %d points".formatted(points.length);
  }
}
