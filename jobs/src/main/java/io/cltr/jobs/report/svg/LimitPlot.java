package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.coordinate;
import static io.cltr.jobs.report.svg.Plot.text;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Numbers that must lie on one side of their limits. Each row has a scale of its own, with its
 * limit in the middle, so that what has different units can be read at a glance.
 *
 * @param title what the chart shows
 * @param right whether what is allowed lies to the right of the limit
 */
public record LimitPlot(String title, boolean right, List<Row> rows) implements Chart {
  private static final int ROW = 62;
  private static final double LEFT = 24;
  private static final double RIGHT = Plot.WIDTH - LEFT;
  private static final double MIDDLE = Plot.WIDTH / 2.0;
  private static final double MARGIN = 4;
  private static final double TOP = 22;
  private static final double ROOM = 1.12;
  private static final int LETTERS = 40;

  /**
   * One number; NaN where there is none.
   *
   * @param low lower end of its interval; {@code value} for none
   * @param high upper end
   * @param limitText the limit as it is written
   * @param text the number and its interval as they are written
   * @param judged what was concluded
   * @param style "pass", "fail" or "inconclusive"
   */
  public record Row(
      String name,
      double value,
      double low,
      double high,
      double limit,
      String limitText,
      String text,
      String judged,
      String style) {

    /** The limit in the middle, and room for the farthest end that is finite. */
    private Axis axis() {
      double farthest =
          DoubleStream.of(value, low, high)
              .map(end -> Math.abs(end - limit))
              .filter(Double::isFinite)
              .max()
              .orElse(0);
      double half = farthest > 0 ? ROOM * farthest : 1;
      return new Axis("", limit - half, limit + half, List.of());
    }
  }

  @Override
  public void draw(Markup to) {
    double bottom = TOP + ROW * rows.size();
    Plot.open(to, Plot.WIDTH, bottom + 4, title);
    to.empty(
        "rect",
        "class",
        "allowed",
        "x",
        coordinate(right ? MIDDLE : LEFT),
        "y",
        coordinate(TOP),
        "width",
        coordinate(MIDDLE - LEFT),
        "height",
        coordinate(bottom - TOP));
    text(to, "axis middle", MIDDLE, 14, "limit");
    text(to, right ? "axis end" : "axis", right ? RIGHT : LEFT, 14, "allowed");
    Whisker.vertical(to, "margin", MIDDLE, TOP, bottom);
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        Whisker.horizontal(to, "grid", 0, Plot.WIDTH, TOP + ROW * i);
      }
      row(to, rows.get(i), TOP + ROW * i);
    }
    to.close();
  }

  private static void row(Markup to, Row row, double top) {
    double y = top + 30;
    to.open("g", "class", row.style());
    to.element("title", "%s: %s, %s".formatted(row.name(), row.text(), row.limitText()));
    text(to, "name", MARGIN, top + 16, Plot.fit(row.name(), LETTERS));
    text(to, "judged end", Plot.WIDTH - MARGIN, top + 16, row.judged());
    text(to, "tick", MARGIN, y + 19, row.limitText());
    text(to, "number end", Plot.WIDTH - MARGIN, y + 19, row.text());
    if (Double.isFinite(row.value()) && Double.isFinite(row.limit())) {
      Axis x = row.axis();
      if (row.low() < row.high()) {
        Whisker.draw(to, x, LEFT, RIGHT, "interval", row.low(), row.high(), y);
      }
      Mark.SQUARE.draw(to, "estimate", x.place(row.value(), LEFT, RIGHT), y);
    }
    to.close();
  }
}
