package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.coordinate;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines over a common axis, each with a band where its points have intervals.
 *
 * @param title what the chart shows
 * @param series drawn in order, at most {@link #MOST} distinguishable
 * @param rings points that have a ring, which means an alarm
 */
public record LineChart(String title, Axis x, Axis y, List<Series> series, List<Point> rings)
    implements Chart {
  /** Series that have a colour and a shape of their own. */
  public static final int MOST = 6;

  private static final int HEIGHT = 270;
  private static final int MOST_MARKS = 60;
  private static final String RING = "6.5";

  /** A chart without rings. */
  public LineChart(String title, Axis x, Axis y, List<Series> series) {
    this(title, x, y, series, List.of());
  }

  /**
   * A point; NaN where there is none.
   *
   * @param low lower end of its interval; NaN for none
   * @param high upper end
   */
  public record Point(double x, double y, double low, double high) {
    /** A point without an interval. */
    public Point(double x, double y) {
      this(x, y, Double.NaN, Double.NaN);
    }
  }

  /** A named line; {@code reference} lines are dashed and grey. */
  public record Series(String name, List<Point> points, boolean reference) {
    String style(int index) {
      return reference ? "reference" : "s" + index % MOST;
    }
  }

  @Override
  public void draw(Markup to) {
    Plot plot = new Plot(title, x, y, HEIGHT);
    plot.open(to);
    for (int i = 0; i < series.size(); i++) {
      band(to, plot, i);
    }
    for (int i = 0; i < series.size(); i++) {
      line(to, plot, i);
    }
    rings.forEach(p -> ring(to, plot.px(p.x()), plot.py(p.y())));
    to.close();
  }

  @Override
  public void legend(Markup to) {
    if (series.size() < 2 && rings.isEmpty()) {
      return;
    }
    to.open("ul", "class", "legend");
    for (int i = 0; i < series.size(); i++) {
      String style = series.get(i).style(i);
      to.open("li");
      Plot.open(to, 26, 10, "").empty("path", "class", "line " + style, "d", "M1,5H25");
      if (!series.get(i).reference()) {
        Mark.of(i).draw(to, "mark " + style, 13, 5);
      }
      to.close().element("span", series.get(i).name()).close();
    }
    if (!rings.isEmpty()) {
      to.open("li");
      ring(Plot.open(to, 26, 14, ""), 13, 7);
      to.close().element("span", "alarm").close();
    }
    to.close();
  }

  private static void ring(Markup to, double x, double y) {
    to.empty("circle", "class", "ring", "cx", coordinate(x), "cy", coordinate(y), "r", RING);
  }

  private void band(Markup to, Plot plot, int index) {
    for (List<Point> run : runs(index)) {
      StringBuilder path = new StringBuilder();
      for (Point p : run) {
        path.append(path.isEmpty() ? 'M' : 'L').append(at(plot, p.x(), p.low()));
      }
      for (int i = run.size() - 1; i >= 0; i--) {
        path.append('L').append(at(plot, run.get(i).x(), run.get(i).high()));
      }
      to.empty("path", "class", "band " + series.get(index).style(index), "d", path + "z");
      for (Point p : run) {
        String whisker = "M" + at(plot, p.x(), p.low()) + "L" + at(plot, p.x(), p.high());
        to.empty("path", "class", "whisker " + series.get(index).style(index), "d", whisker);
      }
    }
  }

  private void line(Markup to, Plot plot, int index) {
    Series drawn = series.get(index);
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (Point p : drawn.points()) {
      boolean there = Double.isFinite(p.y());
      if (there) {
        path.append(pen ? 'L' : 'M').append(at(plot, p.x(), p.y()));
      }
      pen = there;
    }
    to.empty("path", "class", "line " + drawn.style(index), "d", path.toString());
    if (drawn.reference() || drawn.points().size() > MOST_MARKS) {
      return;
    }
    for (Point p : drawn.points()) {
      if (Double.isFinite(p.y())) {
        Mark.of(index).draw(to, "mark " + drawn.style(index), plot.px(p.x()), plot.py(p.y()));
      }
    }
  }

  /** Neighbouring points that have intervals. */
  private List<List<Point>> runs(int index) {
    List<List<Point>> runs = new ArrayList<>();
    boolean inside = false;
    for (Point p : series.get(index).points()) {
      boolean interval = Double.isFinite(p.low()) && Double.isFinite(p.high());
      if (interval && !inside) {
        runs.add(new ArrayList<>());
      }
      if (interval) {
        runs.get(runs.size() - 1).add(p);
      }
      inside = interval;
    }
    return runs;
  }

  private static String at(Plot plot, double x, double y) {
    return coordinate(plot.px(x)) + "," + coordinate(plot.py(y));
  }
}
