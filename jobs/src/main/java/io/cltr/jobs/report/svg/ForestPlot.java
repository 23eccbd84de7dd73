package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.text;
import static io.cltr.jobs.report.svg.Whisker.horizontal;
import static io.cltr.jobs.report.svg.Whisker.vertical;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Estimates with their intervals, one above the other on a common axis.
 *
 * @param title what the chart shows
 * @param label of the axis, with its unit
 * @param references vertical lines to read the estimates against
 */
public record ForestPlot(String title, String label, List<Row> rows, List<Reference> references)
    implements Chart {
  private static final int ROW = 38;
  private static final double LEFT = 24;
  private static final double MARGIN = 4;
  private static final int LETTERS = 58;
  private static final double LETTER = 6.9;

  /**
   * One estimate; NaN where there is none.
   *
   * @param outerLow lower end of a wider interval, drawn thinner; NaN for none
   * @param outerHigh upper end
   * @param bound how far the value could reach beyond {@code value} if all that the log never
   *     displayed were relevant; at least {@code value}
   * @param text the estimate as it is written
   * @param interval its interval as it is written; "" for none
   * @param style "candidate", "production" or "other"; "untrusted" beside it draws it hollow
   */
  public record Row(
      String name,
      double value,
      double low,
      double high,
      double outerLow,
      double outerHigh,
      double bound,
      String text,
      String interval,
      String style) {

    /** An estimate without a wider interval. */
    public Row(
        String name,
        double value,
        double low,
        double high,
        double bound,
        String text,
        String interval,
        String style) {
      this(name, value, low, high, Double.NaN, Double.NaN, bound, text, interval, style);
    }

    private double width() {
      return high - low;
    }
  }

  /** A vertical line; {@code style} is "zero", "margin" or "production". */
  public record Reference(double at, String label, String style) {}

  @Override
  public void draw(Markup to) {
    double top = 2;
    double bottom = top + ROW * rows.size() + 4;
    double height = bottom + 40;
    double right = right();
    Axis x = axis(right - LEFT);
    Plot.open(to, Plot.WIDTH, height, title);
    for (Axis.Tick tick : x.ticks()) {
      vertical(to, "grid", x.place(tick.at(), LEFT, right), top, bottom);
      text(to, "tick middle", x.place(tick.at(), LEFT, right), bottom + 15, tick.label());
    }
    text(to, "axis end", right + 20, bottom + 33, label);
    for (Reference line : references) {
      vertical(to, line.style(), x.place(line.at(), LEFT, right), top, bottom);
    }
    for (int i = 0; i < rows.size(); i++) {
      row(to, x, right, rows.get(i), top + ROW * i);
    }
    to.close();
  }

  @Override
  public void legend(Markup to) {
    if (references.isEmpty()) {
      return;
    }
    to.open("ul", "class", "legend");
    for (Reference line : references) {
      to.open("li");
      Plot.open(to, 26, 10, "");
      horizontal(to, line.style(), 1, 25, 5);
      to.close().element("span", line.label()).close();
    }
    to.close();
  }

  /**
   * Covers every estimate, reference line and interval, but for intervals many times as wide as the
   * median one, which would leave the others no room; those, and bounds, may end outside.
   */
  private Axis axis(double width) {
    double most = Whisker.widest(rows.stream().mapToDouble(Row::width));
    double[] ends =
        DoubleStream.concat(
                rows.stream().flatMapToDouble(row -> ends(row, most)),
                references.stream().mapToDouble(Reference::at))
            .filter(Double::isFinite)
            .toArray();
    double low = DoubleStream.of(ends).min().orElse(Double.NaN);
    double high = DoubleStream.of(ends).max().orElse(Double.NaN);
    return Axis.fitting(label, low, high, width);
  }

  private static DoubleStream ends(Row row, double most) {
    return row.width() > most
        ? DoubleStream.of(row.value())
        : DoubleStream.of(row.value(), row.low(), row.high(), row.outerLow(), row.outerHigh());
  }

  /** Where the plot ends and the numbers begin. */
  private double right() {
    int longest = rows.stream().mapToInt(row -> row.interval().length()).max().orElse(0);
    return Plot.WIDTH - MARGIN - LETTER * Math.min(longest, 26) - LEFT;
  }

  private static void row(Markup to, Axis x, double right, Row row, double top) {
    double y = top + 27;
    to.open("g", "class", row.style());
    to.element("title", (row.name() + ": " + row.text() + " " + row.interval()).strip());
    text(to, "name", MARGIN, top + 15, Plot.fit(row.name(), LETTERS - row.text().length()));
    text(to, "number end", Plot.WIDTH - MARGIN, top + 15, row.text());
    text(to, "number end", Plot.WIDTH - MARGIN, y + 5, row.interval());
    if (Double.isFinite(row.value())) {
      double at = x.place(row.value(), LEFT, right);
      if (row.bound() > row.value()) {
        double end = x.place(Math.min(row.bound(), x.high()), LEFT, right);
        horizontal(to, "bound", at, row.bound() > x.high() ? right + Whisker.OUTSIDE : end, y);
      }
      Whisker.draw(to, x, LEFT, right, "outer", row.outerLow(), row.outerHigh(), y);
      Whisker.draw(to, x, LEFT, right, "interval", row.low(), row.high(), y);
      Mark.SQUARE.draw(to, "estimate", at, y);
    }
    to.close();
  }
}
