package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.coordinate;
import static io.cltr.jobs.report.svg.Plot.text;

import java.util.List;

/**
 * Horizontal bars to both sides of zero, one per row, with the row's name and number.
 *
 * @param title what the chart shows
 * @param axis label of the numbers
 */
public record BarChart(String title, String axis, List<Bar> bars) implements Chart {
  private static final int ROW = 20;
  private static final int NAMES = 150;
  private static final int NAME_LETTERS = 20;

  /**
   * A row.
   *
   * @param text the number as it is written
   */
  public record Bar(String name, double value, String text) {}

  @Override
  public void draw(Markup to) {
    int height = ROW * bars.size() + 40;
    double low = bars.stream().mapToDouble(Bar::value).min().orElse(0);
    double high = bars.stream().mapToDouble(Bar::value).max().orElse(0);
    Axis x = Axis.nice(axis, Math.min(0, low), Math.max(0, high), 4);
    Plot.open(to, Plot.WIDTH, height, title);
    double bottom = height - 36;
    for (Axis.Tick tick : x.ticks()) {
      line(to, "grid", place(x, tick.at()), bottom);
      text(to, "tick middle", place(x, tick.at()), bottom + 15, tick.label());
    }
    text(to, "axis end", Plot.WIDTH - 60, height - 5, axis);
    for (int i = 0; i < bars.size(); i++) {
      row(to, x, bars.get(i), i * ROW);
    }
    line(to, "zero", place(x, 0), bottom);
    to.close();
  }

  private static void row(Markup to, Axis x, Bar bar, double top) {
    double zero = place(x, 0);
    double end = place(x, bar.value());
    to.open("g");
    to.element("title", bar.name() + ": " + bar.text());
    text(to, "name end", NAMES - 8, top + 14, Plot.fit(bar.name(), NAME_LETTERS));
    to.empty(
        "rect",
        "class",
        bar.value() < 0 ? "bar negative" : "bar",
        "x",
        coordinate(Math.min(zero, end)),
        "y",
        coordinate(top + 4),
        "width",
        coordinate(Math.abs(end - zero)),
        "height",
        coordinate(ROW - 7));
    text(to, "number end", Plot.WIDTH - 4, top + 14, bar.text());
    to.close();
  }

  private static double place(Axis x, double value) {
    return x.place(value, NAMES, Plot.WIDTH - 66);
  }

  private static void line(Markup to, String style, double x, double bottom) {
    String at = coordinate(x);
    to.empty("line", "class", style, "x1", at, "x2", at, "y1", "0", "y2", coordinate(bottom));
  }
}
