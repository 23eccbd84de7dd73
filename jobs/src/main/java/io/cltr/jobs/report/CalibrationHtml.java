package io.cltr.jobs.report;

import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.LineChart;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.LineChart.Series;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.value.check.Calibration.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** How well the reward model predicts clicks. */
final class CalibrationHtml {
  static final String INTRO =
      "Click rates that the reward model predicts for displays that it did not learn from, beside"
          + " those observed. Values by dm, and those by dr where the log displays little, are only"
          + " as good as this.";

  private CalibrationHtml() {}

  static void draw(Markup to, List<Row> found) {
    Html.section(to, "calibration", "Calibration", INTRO);
    pair(to, found);
    to.close();
  }

  /** A chart and its numbers. */
  static void pair(Markup to, List<Row> found) {
    to.open("div", "class", "pair");
    String title = "Observed against predicted click rates";
    Html.figure(
        to, title, "Above the diagonal the model predicts too little.", chart(title, found));
    to.open("section");
    Html.bare(to, table(found));
    to.close().close();
  }

  private static LineChart chart(String title, List<Row> found) {
    double most =
        found.stream()
            .flatMapToDouble(row -> DoubleStream.of(row.predicted(), row.observed()))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    Axis x = Axis.nice("predicted", 0, most, 5);
    Axis y = Axis.nice("observed clicks per display", 0, most, 5);
    List<Series> series = new ArrayList<>();
    series.add(series("by decile of predictions", of(found, "decile")));
    series.add(series("by position", of(found, "position")));
    List<Point> diagonal = List.of(new Point(0, 0), new Point(x.high(), x.high()));
    series.add(new Series("predicted as observed", diagonal, true));
    return new LineChart(title, x, y, series);
  }

  private static Series series(String name, List<Row> rows) {
    return new Series(
        name,
        rows.stream()
            .filter(row -> Double.isFinite(row.predicted()))
            .sorted(Comparator.comparingDouble(Row::predicted))
            .map(row -> new Point(row.predicted(), row.observed()))
            .toList(),
        false);
  }

  /** Both groupings. */
  static Table table(List<Row> found) {
    int decimals =
        Numbers.decimals(
            found.stream().mapToDouble(row -> Math.sqrt(row.observed() / row.displays())));
    List<Table.Row> rows = new ArrayList<>();
    found.forEach(row -> rows.add(row(row, decimals)));
    return new Table(
        "Predicted and observed click rates",
        List.of(text("Displays at"), number("Predicted"), number("Observed"), number("Displays")),
        rows);
  }

  private static Table.Row row(Row row, int decimals) {
    return Table.Row.of(
        row.by() + " " + row.part(),
        Numbers.fixed(row.predicted(), decimals),
        Numbers.fixed(row.observed(), decimals),
        Numbers.fixed(row.displays(), 0));
  }

  private static List<Row> of(List<Row> found, String by) {
    return found.stream().filter(row -> row.by().equals(by)).toList();
  }
}
