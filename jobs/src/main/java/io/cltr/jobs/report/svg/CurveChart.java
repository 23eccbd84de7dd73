package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.coordinate;

import io.cltr.jobs.report.svg.LineChart.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many curves with their intervals, told apart by colour, shape, dashes and a name at their end;
 * but for emphasised ones each is moved a little to the side, so that intervals stand beside each
 * other.
 *
 * @param title what the chart shows
 * @param curves drawn in order, emphasised ones on top
 */
public record CurveChart(String title, Axis x, Axis y, List<Curve> curves) implements Chart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 430;
  private static final int LABELS = 250;
  private static final int LETTERS = 31;
  private static final int COLOURS = 6;
  private static final double DODGE = 3.2;
  private static final double LINE = 16;
  private static final double LEAD = 26;

  /** A named curve; NaN where it has no point or no interval. */
  public record Curve(String name, List<Point> points, boolean emphasised) {
    private boolean empty() {
      return points.stream().noneMatch(p -> Double.isFinite(p.y()));
    }

    private Point last() {
      return points.stream().filter(p -> Double.isFinite(p.y())).reduce((a, b) -> b).orElseThrow();
    }
  }

  private record Label(int curve, double x, double y) {}

  @Override
  public void draw(Markup to) {
    Plot plot = new Plot(title, x, y, WIDTH, HEIGHT, LABELS);
    plot.open(to);
    int[] order =
        IntStream.range(0, curves.size())
            .filter(i -> !curves.get(i).empty())
            .boxed()
            .sorted(Comparator.comparing(i -> curves.get(i).emphasised()))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i : order) {
      curve(to, plot, i);
    }
    labels(to, plot, order);
    to.close();
  }

  private void curve(Markup to, Plot plot, int i) {
    Curve curve = curves.get(i);
    double shift = shift(i);
    to.open("g", "class", curve.emphasised() ? "emphasised" : "beside");
    to.element("title", curve.name());
    if (curve.emphasised()) {
      band(to, plot, i);
    }
    StringBuilder line = new StringBuilder();
    boolean pen = false;
    for (Point p : curve.points()) {
      boolean there = Double.isFinite(p.y());
      if (there) {
        line.append(pen ? 'L' : 'M').append(coordinate(plot.px(p.x()) + shift));
        line.append(',').append(coordinate(end(plot, p.y())));
      }
      pen = there;
    }
    to.empty("path", "class", "line " + style(i), "d", line.toString());
    for (Point p : curve.points()) {
      if (Double.isFinite(p.low()) && Double.isFinite(p.high()) && p.high() > p.low()) {
        String beside = coordinate(plot.px(p.x()) + shift);
        String whisker =
            "M"
                + beside
                + ","
                + coordinate(end(plot, p.low()))
                + "V"
                + coordinate(end(plot, p.high()));
        to.empty("path", "class", "whisker " + style(i), "d", whisker);
        mark(i).draw(to, "mark " + style(i), plot.px(p.x()) + shift, end(plot, p.y()));
      }
    }
    to.close();
  }

  private double shift(int i) {
    return curves.get(i).emphasised() ? 0 : DODGE * (i - (curves.size() - 1) / 2.0);
  }

  private void band(Markup to, Plot plot, int i) {
    List<Point> points =
        curves.get(i).points().stream()
            .filter(p -> Double.isFinite(p.low()) && Double.isFinite(p.high()))
            .toList();
    StringBuilder path = new StringBuilder();
    for (Point p : points) {
      path.append(path.isEmpty() ? 'M' : 'L').append(at(plot, p.x(), p.low()));
    }
    for (int n = points.size() - 1; n >= 0; n--) {
      path.append('L').append(at(plot, points.get(n).x(), points.get(n).high()));
    }
    if (!path.isEmpty()) {
      to.empty("path", "class", "band " + style(i), "d", path + "z");
    }
  }

  /** Names beside the ends of their curves, moved apart where these are close. */
  private void labels(Markup to, Plot plot, int[] order) {
    List<Label> labels = new ArrayList<>();
    for (int i : order) {
      Point last = curves.get(i).last();
      labels.add(new Label(i, plot.px(last.x()) + shift(i), end(plot, last.y())));
    }
    labels.sort(Comparator.comparingDouble(Label::y).thenComparingInt(Label::curve));
    double[] places = spread(labels);
    double left = (double) WIDTH - LABELS + LEAD;
    for (int n = 0; n < labels.size(); n++) {
      Label label = labels.get(n);
      Curve curve = curves.get(label.curve());
      String lead =
          "M"
              + coordinate(label.x() + 5)
              + ","
              + coordinate(label.y())
              + "L"
              + coordinate(left - 4)
              + ","
              + coordinate(places[n]);
      to.open("g", "class", curve.emphasised() ? "emphasised" : "beside");
      to.empty("path", "class", "lead", "d", lead);
      mark(label.curve()).draw(to, "mark " + style(label.curve()), left + 5, places[n]);
      Plot.text(to, "name", left + 14, places[n] + 4, Plot.fit(curve.name(), LETTERS));
      to.close();
    }
  }

  private static double[] spread(List<Label> labels) {
    double[] places = labels.stream().mapToDouble(Label::y).toArray();
    for (int n = 1; n < places.length; n++) {
      places[n] = Math.max(places[n], places[n - 1] + LINE);
    }
    double most = HEIGHT - LINE;
    for (int n = places.length - 1; n >= 0; n--) {
      places[n] = Math.min(places[n], most);
      most = places[n] - LINE;
    }
    return places;
  }

  /** The height of {@code value}, kept inside the plot. */
  private double end(Plot plot, double value) {
    return plot.py(Math.min(Math.max(value, y.low()), y.high()));
  }

  private String at(Plot plot, double px, double value) {
    return coordinate(plot.px(px)) + "," + coordinate(end(plot, value));
  }

  private static String style(int i) {
    return "s" + i % COLOURS + (i / COLOURS % 2 == 1 ? " dashed" : "");
  }

  private static Mark mark(int i) {
    return Mark.of(i + i / COLOURS);
  }
}
