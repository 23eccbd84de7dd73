package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.coordinate;

import java.util.stream.DoubleStream;

/** Intervals as bars with stops, and the lines that they are made of. */
final class Whisker {
  /** How far an interval is drawn beyond an end of the axis that it does not fit on. */
  static final double OUTSIDE = 14;

  private static final double WIDEST = 8;

  private Whisker() {}

  /** The width from which an interval would leave the others no room. */
  static double widest(DoubleStream widths) {
    double[] sorted = widths.filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? 0 : WIDEST * sorted[sorted.length / 2];
  }

  /** A bar with a stop at each end; without one where the end lies outside; none for NaN. */
  static void draw(
      Markup to,
      Axis x,
      double left,
      double right,
      String style,
      double low,
      double high,
      double y) {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return;
    }
    double from = x.holds(low) ? x.place(low, left, right) : left - OUTSIDE;
    double until = x.holds(high) ? x.place(high, left, right) : right + OUTSIDE;
    horizontal(to, style, from, until, y);
    if (x.holds(low)) {
      vertical(to, style, from, y - 3.5, y + 3.5);
    }
    if (x.holds(high)) {
      vertical(to, style, until, y - 3.5, y + 3.5);
    }
  }

  static void vertical(Markup to, String style, double x, double from, double until) {
    line(to, style, x, x, from, until);
  }

  static void horizontal(Markup to, String style, double from, double until, double y) {
    line(to, style, from, until, y, y);
  }

  private static void line(Markup to, String style, double x1, double x2, double y1, double y2) {
    to.empty(
        "line",
        "class",
        style,
        "x1",
        coordinate(x1),
        "x2",
        coordinate(x2),
        "y1",
        coordinate(y1),
        "y2",
        coordinate(y2));
  }
}
