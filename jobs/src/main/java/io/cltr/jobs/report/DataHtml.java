package io.cltr.jobs.report;

import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.ColumnChart;
import io.cltr.jobs.report.svg.LineChart;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.LineChart.Series;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.log.LogSummary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What was read. */
final class DataHtml {
  private static final int DAY_LABELS = 7;
  private static final int MOST_DAYS = 400;
  private static final int POSITION_LABELS = 12;

  private DataHtml() {}

  static void draw(Markup to, DataSection data, Provenance provenance) {
    LogSummary log = data.log();
    Html.section(
        to,
        "data",
        "Data",
        "What the log holds. Everything below rests on these counts: check them first.");
    Html.findings(to, data.findings());
    to.open("div", "class", "pair");
    to.open("section");
    Html.table(to, DataTables.counts(log, provenance));
    to.close().open("section");
    Html.table(to, DataTables.splits(data));
    Html.table(to, DataTables.kinds(data));
    Html.table(to, DataTables.quarantine(data));
    to.close().close();
    Html.table(to, DataTables.loggers(log));
    to.open("div", "class", "pair");
    if (!log.days().isEmpty()) {
      List<LogSummary.Day> days = calendar(log);
      Axis axis = days(log.timeZone(), days);
      impressions(to, days, axis);
      clicks(to, days, axis);
    }
    if (!log.positions().isEmpty()) {
      positions(to, log);
    }
    to.close();
    Html.folded(to, "Clicks by position and logger in numbers", DataTables.positions(log));
    Html.folded(to, "Days in numbers", DataTables.days(log));
    Html.folded(to, "Days and loggers in numbers", DataTables.loggerDays(log));
    Html.folded(to, "Context columns", DataTables.contexts(log));
    to.close();
  }

  /** The days of the log; where days are missing between them, those too, empty. */
  private static List<LogSummary.Day> calendar(LogSummary log) {
    LocalDate first = LocalDate.parse(log.days().get(0).day());
    LocalDate last = LocalDate.parse(log.days().get(log.days().size() - 1).day());
    if (first.plusDays(MOST_DAYS).isBefore(last)) {
      return log.days();
    }
    Map<String, LogSummary.Day> found = new HashMap<>();
    log.days().forEach(day -> found.put(day.day(), day));
    return first
        .datesUntil(last.plusDays(1))
        .map(LocalDate::toString)
        .map(day -> found.getOrDefault(day, new LogSummary.Day(day, 0, 0)))
        .toList();
  }

  private static Axis days(String timeZone, List<LogSummary.Day> days) {
    List<String> names = days.stream().map(at -> at.day().substring(5)).toList();
    return Axis.names("day (" + timeZone + ", month-day)", names, DAY_LABELS);
  }

  private static void impressions(Markup to, List<LogSummary.Day> days, Axis axis) {
    List<Double> heights = days.stream().map(at -> (double) at.impressions()).toList();
    double most = heights.stream().mapToDouble(h -> h).max().orElse(1);
    String title = "Impressions per day";
    Html.figure(
        to,
        title,
        "A short or empty column is a day whose log may be incomplete.",
        new ColumnChart(title, axis, Axis.nice("impressions", 0, most, 4), heights));
  }

  private static void clicks(Markup to, List<LogSummary.Day> days, Axis axis) {
    List<Double> heights =
        days.stream().map(at -> (double) at.clicks() / Math.max(1, at.impressions())).toList();
    double most = heights.stream().mapToDouble(h -> h).max().orElse(1);
    String title = "Clicks per impression, by day";
    Html.figure(
        to,
        title,
        "A drop on the last days often means that clicks had not yet arrived.",
        new ColumnChart(title, axis, Axis.nice("clicks per impression", 0, most, 4), heights));
  }

  private static void positions(Markup to, LogSummary log) {
    List<LogSummary.Logger> drawn =
        log.loggers().stream()
            .sorted(Comparator.comparingLong(LogSummary.Logger::impressions).reversed())
            .limit(LineChart.MOST)
            .toList();
    List<Series> series = new ArrayList<>();
    for (LogSummary.Logger logger : drawn) {
      series.add(new Series(DataTables.name(logger.logger()), points(log, logger), false));
    }
    double most =
        series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::y).max().orElse(1);
    boolean all = drawn.size() == log.loggers().size();
    String title = "Clicks per display, by position and logger";
    Html.figure(
        to,
        title,
        (all ? "" : "The " + drawn.size() + " loggers with the most impressions. ")
            + "Lines fall because lower positions are looked at less and because good rankers put"
            + " good documents on top; the next section tells the two apart.",
        new LineChart(
            title,
            Axis.integers("position", 1, log.deepest(), POSITION_LABELS),
            Axis.nice("clicks per display", 0, most, 5),
            series));
  }

  private static List<Point> points(LogSummary log, LogSummary.Logger logger) {
    double[] rates = new double[log.deepest()];
    Arrays.fill(rates, Double.NaN);
    log.positions().stream()
        .filter(at -> at.logger().equals(logger.logger()))
        .forEach(at -> rates[at.position() - 1] = (double) at.clicks() / at.shown());
    return IntStream.range(0, rates.length).mapToObj(k -> new Point(k + 1, rates[k])).toList();
  }
}
