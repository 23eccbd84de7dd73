package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.coordinate;

import java.util.List;

/**
 * Columns from zero over names.
 *
 * @param title what the chart shows
 * @param x an axis of names
 * @param heights one per name, not negative
 */
public record ColumnChart(String title, Axis x, Axis y, List<Double> heights) implements Chart {
  private static final int HEIGHT = 210;
  private static final double WIDEST = 34;

  @Override
  public void draw(Markup to) {
    Plot plot = new Plot(title, x, y, HEIGHT);
    plot.open(to);
    double width = Math.min(WIDEST, 0.8 * (plot.px(1) - plot.px(0)));
    for (int i = 0; i < heights.size(); i++) {
      double top = plot.py(heights.get(i));
      to.empty(
          "rect",
          "class",
          "column",
          "x",
          coordinate(plot.px(i) - width / 2),
          "y",
          coordinate(top),
          "width",
          coordinate(width),
          "height",
          coordinate(plot.py(y.low()) - top));
    }
    to.close();
  }
}
