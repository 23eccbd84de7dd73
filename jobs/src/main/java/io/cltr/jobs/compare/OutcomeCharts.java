package io.cltr.jobs.compare;

import io.cltr.bench.CrossedMean;
import io.cltr.bench.OutcomeCell;
import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.LineChart;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.LineChart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The charts of one outcome section. */
final class OutcomeCharts {
  private static final int STEPS = 6;

  private OutcomeCharts() {}

  /**
   * What {@code subjects} are worth against the size of the log, with intervals for other logs and
   * the same queries; production is a dashed line.
   */
  static LineChart curves(OutcomeSection section, List<String> subjects, double level) {
    List<Series> series = new ArrayList<>();
    DoubleStream.Builder shown = DoubleStream.builder();
    for (String subject : subjects) {
      boolean production = OutcomeSection.isProduction(subject);
      List<Point> points =
          points(section.of(subject), production, cell -> cell.onSameParts(level), shown);
      series.add(new Series(subject, points, production));
    }
    return chart(
        "%s by size of the log".formatted(section.title()),
        section,
        section.measure(),
        shown,
        series);
  }

  /** How much more {@code subjects} are worth than the baseline, paired. */
  static LineChart gaps(OutcomeSection section, List<String> subjects, String baseline) {
    List<Series> series = new ArrayList<>();
    DoubleStream.Builder shown = DoubleStream.builder().add(0);
    for (String subject : subjects) {
      List<OutcomeCell> held =
          section.of(subject).stream().filter(cell -> cell.to(baseline).isPresent()).toList();
      if (!held.isEmpty() && !OutcomeSection.isProduction(subject)) {
        series.add(
            new Series(
                subject,
                points(held, false, cell -> cell.to(baseline).orElseThrow().difference(), shown),
                false));
      } else if (subject.equals(baseline)) {
        List<Point> zero =
            section.of(subject).stream()
                .map(cell -> new Point(StrictMath.log10((double) cell.size()), 0))
                .toList();
        series.add(new Series(baseline, zero, false));
      }
    }
    return chart(
        "%s less that of %s by size of the log".formatted(section.title(), baseline),
        section,
        section.measure() + " less that of " + baseline,
        shown,
        series);
  }

  private static List<Point> points(
      List<OutcomeCell> cells,
      boolean bare,
      Function<OutcomeCell, CrossedMean> number,
      DoubleStream.Builder shown) {
    List<Point> points = new ArrayList<>();
    for (OutcomeCell cell : cells) {
      CrossedMean mean = number.apply(cell);
      double x = StrictMath.log10((double) cell.size());
      points.add(
          bare ? new Point(x, mean.mean()) : new Point(x, mean.mean(), mean.low(), mean.high()));
      (bare ? Stream.of(mean.mean()) : Stream.of(mean.mean(), mean.low(), mean.high()))
          .filter(Double::isFinite)
          .forEach(shown::add);
    }
    return points;
  }

  private static LineChart chart(
      String title,
      OutcomeSection section,
      String label,
      DoubleStream.Builder shown,
      List<Series> series) {
    double[] numbers = shown.build().toArray();
    return new LineChart(
        title,
        LogAxis.at(section.sizesIn() + " in the log (log scale)", section.sizes()),
        Axis.nice(
            label,
            DoubleStream.of(numbers).min().orElse(0),
            DoubleStream.of(numbers).max().orElse(1),
            STEPS),
        series);
  }
}
