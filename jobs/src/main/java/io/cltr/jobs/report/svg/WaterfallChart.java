package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.coordinate;
import static io.cltr.jobs.report.svg.Plot.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A total as the sum of its parts: each bar starts where the one above ends, the last one, the
 * total, at zero.
 *
 * @param title what the chart shows
 * @param label of the axis, with its unit
 * @param parts drawn in order
 */
public record WaterfallChart(String title, String label, List<Bar> parts, Bar total)
    implements Chart {
  private static final int ROW = 38;
  private static final int THICK = 13;
  private static final double LEFT = 24;
  private static final double MARGIN = 4;
  private static final int LETTERS = 58;
  private static final double LETTER = 6.9;

  /**
   * A part, or the total.
   *
   * @param note what stands behind the name; "" for nothing
   * @param low lower end of the interval of {@code value}; NaN for none
   * @param high upper end
   * @param text the number as it is written
   * @param interval its interval as it is written; "" for none
   * @param style "part", "rest" or "total"; "untrusted" beside it draws it hollow
   */
  public record Bar(
      String name,
      String note,
      double value,
      double low,
      double high,
      String text,
      String interval,
      String style) {}

  /** A bar and where it starts. */
  private record Placed(Bar bar, double start) {
    double end() {
      return start + bar.value();
    }

    /** Whether the whisker is among the numbers that the axis holds. */
    DoubleStream numbers(double widest) {
      return bar.high() - bar.low() > widest
          ? DoubleStream.of(start, end())
          : DoubleStream.of(start, end(), start + bar.low(), start + bar.high());
    }
  }

  @Override
  public void draw(Markup to) {
    List<Placed> placed = placed();
    double bottom = ROW * placed.size() + 6;
    double right = right();
    Axis x = axis(placed, label, right - LEFT);
    Plot.open(to, Plot.WIDTH, bottom + 40, title);
    for (Axis.Tick tick : x.ticks()) {
      double at = x.place(tick.at(), LEFT, right);
      Whisker.vertical(to, "grid", at, 2, bottom);
      text(to, "tick middle", at, bottom + 15, tick.label());
    }
    text(to, "axis end", right + 20, bottom + 33, label);
    Whisker.vertical(to, "zero", x.place(0, LEFT, right), 2, bottom);
    for (int i = 0; i < placed.size(); i++) {
      row(to, x, right, placed.get(i), 2.0 + ROW * i);
    }
    to.close();
  }

  private List<Placed> placed() {
    List<Placed> placed = new ArrayList<>();
    double sum = 0;
    for (Bar part : parts) {
      placed.add(new Placed(part, sum));
      sum += part.value();
    }
    placed.add(new Placed(total, 0));
    return placed;
  }

  private static Axis axis(List<Placed> placed, String label, double width) {
    double widest =
        Whisker.widest(placed.stream().mapToDouble(p -> p.bar().high() - p.bar().low()));
    double[] numbers =
        placed.stream().flatMapToDouble(p -> p.numbers(widest)).filter(Double::isFinite).toArray();
    double low = DoubleStream.of(numbers).min().orElse(0);
    double high = DoubleStream.of(numbers).max().orElse(0);
    return Axis.fitting(label, low, high, width);
  }

  /** Where the plot ends and the numbers begin. */
  private double right() {
    int longest =
        Stream.concat(parts.stream(), Stream.of(total))
            .mapToInt(bar -> bar.interval().length())
            .max()
            .orElse(0);
    return Plot.WIDTH - MARGIN - LETTER * Math.min(longest, 26) - LEFT;
  }

  private void row(Markup to, Axis x, double right, Placed placed, double top) {
    Bar bar = placed.bar();
    double y = top + 28;
    double start = x.place(placed.start(), LEFT, right);
    double end = x.place(placed.end(), LEFT, right);
    String name = bar.note().isEmpty() ? bar.name() : bar.name() + " · " + bar.note();
    to.open("g", "class", bar.style());
    to.element("title", (name + ": " + bar.text() + " " + bar.interval()).strip());
    text(to, "name", MARGIN, top + 15, Plot.fit(name, LETTERS - bar.text().length()));
    text(to, "number end", Plot.WIDTH - MARGIN, top + 15, bar.text());
    text(to, "number end", Plot.WIDTH - MARGIN, y + 5, bar.interval());
    to.empty(
        "rect",
        "class",
        bar.value() < 0 ? "bar negative" : "bar",
        "x",
        coordinate(Math.min(start, end)),
        "y",
        coordinate(y - THICK / 2.0),
        "width",
        coordinate(Math.abs(end - start)),
        "height",
        coordinate(THICK));
    Whisker.draw(
        to, x, LEFT, right, "interval", placed.start() + bar.low(), placed.start() + bar.high(), y);
    if (!bar.equals(total)) {
      Whisker.vertical(to, "step", end, y + THICK / 2.0, y + ROW - THICK / 2.0);
    }
    to.close();
  }
}
