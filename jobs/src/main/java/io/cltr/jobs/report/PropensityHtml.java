package io.cltr.jobs.report;

import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.LineChart;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.LineChart.Series;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.log.LogSummary;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Examination by position. */
final class PropensityHtml {
  private PropensityHtml() {}

  static void draw(Markup to, PropensitySection found, Optional<DataSection> data) {
    Html.section(
        to,
        "propensities",
        "Propensities",
        "How likely a reader is to examine a position, relative to the first. Estimated by "
            + found.estimator()
            + "; intervals at "
            + Numbers.level(found.level())
            + " by "
            + found.interval()
            + ".");
    String choice = StudyAlerts.choice(found.study());
    if (!choice.isEmpty()) {
      to.open("p").element("strong", choice).close();
    }
    Html.warnings(to, StudyAlerts.of(found));
    components(to, found);
    to.open("div", "class", "pair");
    curve(to, found, data);
    to.open("section");
    Html.table(to, ModelTables.propensities(found));
    to.close().close();
    StudyHtml.draw(to, found);
    to.close();
  }

  private static void components(Markup to, PropensitySection found) {
    if (found.components().size() > 1) {
      to.element(
          "p",
          "Positions share documents only inside these groups, so examination can be compared only"
              + " inside each: "
              + found.components().stream()
                  .map(PropensityHtml::ranges)
                  .collect(Collectors.joining("; "))
              + ".");
    }
  }

  /** 1–4, 6. */
  private static String ranges(List<Integer> positions) {
    List<String> ranges = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= positions.size(); i++) {
      if (i == positions.size() || positions.get(i) != positions.get(i - 1) + 1) {
        int first = positions.get(start);
        int last = positions.get(i - 1);
        ranges.add(first == last ? "" + first : first + "–" + last);
        start = i;
      }
    }
    return String.join(", ", ranges);
  }

  private static void curve(Markup to, PropensitySection found, Optional<DataSection> data) {
    List<Series> series = new ArrayList<>();
    data.map(section -> clickRates(section.log()))
        .filter(points -> !points.isEmpty())
        .ifPresent(points -> series.add(new Series("clicks per display, raw", points, true)));
    series.add(
        0,
        new Series(
            "examination",
            found.positions().stream()
                .map(at -> new Point(at.position(), at.propensity(), at.low(), at.high()))
                .toList(),
            false));
    double most =
        series.stream()
            .flatMap(s -> s.points().stream())
            .flatMapToDouble(p -> DoubleStream.of(p.y(), p.high()))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    int deepest = found.positions().stream().mapToInt(PositionEstimate::position).max().orElse(1);
    String title = "Examination by position";
    Html.figure(
        to,
        title,
        "Band: the interval. Where the raw click rate falls below examination, the loggers put"
            + " better documents on top.",
        new LineChart(
            title,
            Axis.integers("position", 1, deepest, 12),
            Axis.nice("relative to position 1", 0, most, 5),
            series));
  }

  /** Clicks per display over all loggers, relative to the first position. */
  private static List<Point> clickRates(LogSummary log) {
    TreeMap<Integer, long[]> totals = new TreeMap<>();
    for (LogSummary.Position at : log.positions()) {
      long[] total = totals.computeIfAbsent(at.position(), k -> new long[2]);
      total[0] += at.clicks();
      total[1] += at.shown();
    }
    if (!totals.containsKey(1) || totals.get(1)[0] == 0) {
      return List.of();
    }
    double first = (double) totals.get(1)[0] / totals.get(1)[1];
    List<Point> points = new ArrayList<>();
    totals.forEach((k, n) -> points.add(new Point(k, n[0] / (first * n[1]))));
    return points;
  }
}
