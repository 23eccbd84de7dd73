package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.coordinate;
import static io.cltr.jobs.report.svg.Plot.text;

import java.util.List;

/**
 * Shares that make up a whole, side by side in one bar.
 *
 * @param title what the chart shows
 * @param label of the axis
 * @param parts from left to right
 */
public record ShareBar(String title, String label, List<Part> parts) implements Chart {
  private static final double LEFT = 14;
  private static final double RIGHT = Plot.WIDTH - 18.0;
  private static final double TOP = 4;
  private static final double THICK = 34;

  /**
   * One share.
   *
   * @param text the share as it is written
   * @param style "worse", "same" or "better"
   */
  public record Part(String name, double share, String text, String style) {}

  @Override
  public void draw(Markup to) {
    Axis x = new Axis(label, 0, 100, List.of());
    Plot.open(to, Plot.WIDTH, TOP + THICK + 40, title);
    double from = 0;
    for (Part part : parts) {
      double until = Math.min(100, from + 100 * part.share());
      double start = x.place(from, LEFT, RIGHT);
      double width = x.place(until, LEFT, RIGHT) - start;
      to.open("g", "class", part.style());
      to.element("title", part.name() + ": " + part.text());
      rect(to, start, TOP, width, THICK);
      to.close();
      from = until;
    }
    for (int tick = 0; tick <= 100; tick += 25) {
      text(to, "tick middle", x.place(tick, LEFT, RIGHT), TOP + THICK + 16, tick + "%");
    }
    text(to, "axis end", Plot.WIDTH - 4, TOP + THICK + 34, label);
    to.close();
  }

  @Override
  public void legend(Markup to) {
    to.open("ul", "class", "legend");
    for (Part part : parts) {
      to.open("li");
      Plot.open(to, 26, 10, "").open("g", "class", part.style());
      rect(to, 1, 0, 24, 10);
      to.close().close().element("span", part.name() + " " + part.text()).close();
    }
    to.close();
  }

  private static void rect(Markup to, double x, double y, double width, double height) {
    to.empty(
        "rect",
        "class",
        "part",
        "x",
        coordinate(x),
        "y",
        coordinate(y),
        "width",
        coordinate(width),
        "height",
        coordinate(height));
  }
}
