package io.cltr.jobs.trend;

import io.cltr.jobs.report.Html;
import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.LineChart;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.trend.Judgement;
import io.cltr.trend.Measured;
import io.cltr.trend.Night;
import io.cltr.trend.Night.Examined;
import io.cltr.trend.Role;
import io.cltr.trend.Series;
import io.cltr.trend.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The charts of the page, over the last nights.
 *
 * @param first index of the first night that is drawn
 */
record TrendCharts(Trend trend, int first) {
  private static final int DAY_LABELS = 7;
  private static final int MONTH = 5;
  private static final double ERRORS = 2;
  private static final double LEAST_COUNT = 5;
  private static final List<Integer> POSITIONS = List.of(2, 3, 5, 10, 20);
  private static final String BARS = " Bars: two standard errors to either side.";

  void draw(Markup to) {
    to.open("div", "class", "pair");
    values(to);
    difference(to);
    examination(to);
    chart(
        to,
        "Clicks per impression",
        "Of all loggers, on all days of a night's log.",
        "clicks per impression",
        List.of(new Series.ClickRate()),
        List.of(line("clicks per impression", new Series.ClickRate(), 0)));
    chart(
        to,
        "Impressions",
        "On all days of a night's log.",
        "impressions",
        List.of(new Series.Volume()),
        List.of(line("impressions", new Series.Volume(), 0)),
        0);
    chart(
        to,
        "Drift alarms and findings",
        "Alarms of the study of propensities; findings of log checks that are warnings or errors.",
        "number",
        List.of(),
        List.of(
            counts("drift alarms", night -> night.drift().alarms()),
            counts("findings", night -> night.drift().findings())),
        0,
        LEAST_COUNT);
    to.close();
  }

  private Night tonight() {
    return trend.nights().get(trend.nights().size() - 1);
  }

  private void values(Markup to) {
    List<Series> series =
        List.of(new Series.RoleValue(Role.candidate), new Series.RoleValue(Role.production));
    chart(
        to,
        "Value of candidate and production",
        "On the last night "
            + TrendText.policy(Role.candidate, tonight())
            + " and "
            + TrendText.policy(Role.production, tonight())
            + ", by the metric and estimator of the last night."
            + BARS,
        TrendText.unit(series.get(1), tonight()),
        series,
        List.of(
            line("candidate", series.get(0), ERRORS), line("production", series.get(1), ERRORS)));
  }

  private void difference(Markup to) {
    Series series = new Series.Difference();
    chart(
        to,
        "Difference of the candidate to production",
        "On the same units. Above the dashed line the candidate is worth more." + BARS,
        TrendText.unit(series, tonight()),
        List.of(series),
        List.of(
            new LineChart.Series(
                "no difference",
                List.of(new Point(-0.6, 0), new Point(trend.nights().size() - first - 0.4, 0)),
                true),
            line("candidate minus production", series, ERRORS)),
        0);
  }

  private void examination(Markup to) {
    List<Integer> known =
        tonight().propensities().positions().stream().map(Examined::position).toList();
    List<Integer> drawn =
        known.size() <= LineChart.MOST
            ? known
            : known.stream().filter(POSITIONS::contains).toList();
    List<Series> series =
        drawn.stream().map(position -> (Series) new Series.Examination(position)).toList();
    chart(
        to,
        "Examination",
        "By the estimator of the last night, %s; at some of its positions where there are many."
                .formatted(tonight().propensities().estimator())
            + BARS,
        "relative to position 1",
        series,
        drawn.stream()
            .map(position -> line("position " + position, new Series.Examination(position), ERRORS))
            .toList(),
        0);
  }

  /** A line through the nights with tonight's method, or a gap. */
  private LineChart.Series line(String name, Series series, double errors) {
    return new LineChart.Series(
        name,
        IntStream.range(first, trend.nights().size())
            .mapToObj(i -> point(i, series, errors))
            .toList(),
        false);
  }

  private Point point(int index, Series series, double errors) {
    Night night = trend.nights().get(index);
    Measured at = series.in(night);
    if (!at.known() || !series.method(night).equals(series.method(tonight()))) {
      return new Point(index - first, Double.NaN);
    }
    double half = errors * at.standardError();
    return errors == 0
        ? new Point(index - first, series.shown(at.value()))
        : new Point(
            index - first,
            series.shown(at.value()),
            series.shown(at.value() - half),
            series.shown(at.value() + half));
  }

  private LineChart.Series counts(String name, ToLongFunction<Night> count) {
    return new LineChart.Series(
        name,
        IntStream.range(first, trend.nights().size())
            .mapToObj(i -> new Point(i - first, (double) count.applyAsLong(trend.nights().get(i))))
            .toList(),
        false);
  }

  /** Where a series of the chart had an alarm. */
  private List<Point> rings(List<Series> series) {
    List<Point> rings = new ArrayList<>();
    for (int i = first; i < trend.nights().size(); i++) {
      for (Judgement alarm : trend.alarms(i)) {
        if (series.contains(alarm.series())) {
          rings.add(point(i, alarm.series(), 0));
        }
      }
    }
    return rings.stream().filter(ring -> Double.isFinite(ring.y())).toList();
  }

  /**
   * A chart; nothing where no line has a point.
   *
   * @param series whose alarms have rings
   * @param also numbers that its axis covers in any case
   */
  private void chart(
      Markup to,
      String title,
      String caption,
      String unit,
      List<Series> series,
      List<LineChart.Series> lines,
      double... also) {
    double[] numbers =
        lines.stream()
            .filter(line -> !line.reference())
            .flatMap(line -> line.points().stream())
            .flatMapToDouble(p -> DoubleStream.of(p.y(), p.low(), p.high()))
            .filter(Double::isFinite)
            .toArray();
    if (numbers.length == 0) {
      return;
    }
    var range =
        DoubleStream.concat(DoubleStream.of(numbers), DoubleStream.of(also)).summaryStatistics();
    Html.figure(
        to,
        title,
        caption,
        new LineChart(
            title,
            nights(),
            Axis.nice(unit, range.getMin(), range.getMax(), 5),
            lines.stream()
                .filter(line -> line.points().stream().anyMatch(p -> Double.isFinite(p.y())))
                .toList(),
            rings(series)));
  }

  private Axis nights() {
    List<String> days =
        trend.nights().subList(first, trend.nights().size()).stream().map(Night::day).toList();
    return Axis.names(
        "last day of the log (month-day)",
        days.stream().map(day -> day.isEmpty() ? "no day" : day.substring(MONTH)).toList(),
        DAY_LABELS);
  }
}
