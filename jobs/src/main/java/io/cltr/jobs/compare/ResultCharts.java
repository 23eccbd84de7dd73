package io.cltr.jobs.compare;

import io.cltr.bench.Cell;
import io.cltr.jobs.compare.Results.Section;
import io.cltr.jobs.report.Numbers;
import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.LineChart;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.LineChart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** The charts of one section. */
final class ResultCharts {
  private static final int TICKS = 8;
  private static final int QUANTILES = 20;
  private static final double APART = 0.014;

  private ResultCharts() {}

  /** The subjects in groups that one chart can tell apart, the baseline in each of them. */
  static List<List<String>> groups(List<String> subjects, String baseline) {
    if (subjects.size() <= LineChart.MOST) {
      return List.of(subjects);
    }
    List<String> others = subjects.stream().filter(name -> !name.equals(baseline)).toList();
    List<String> first = subjects.contains(baseline) ? List.of(baseline) : List.of();
    int room = LineChart.MOST - first.size();
    List<List<String>> groups = new ArrayList<>();
    for (int i = 0; i < others.size(); i += room) {
      List<String> part = others.subList(i, Math.min(others.size(), i + room));
      groups.add(Stream.concat(first.stream(), part.stream()).toList());
    }
    return groups;
  }

  /** RMSE against the size of the log, both on log axes. */
  static LineChart errors(Section section, List<String> subjects) {
    DoubleStream values =
        section.cells().stream()
            .flatMapToDouble(
                c ->
                    DoubleStream.of(
                        c.summary().rmse(), c.summary().rmseLow(), c.summary().rmseHigh()));
    Axis y = LogAxis.over("RMSE, " + unit(section) + " (log scale)", values, TICKS);
    List<Series> series = new ArrayList<>();
    for (String subject : subjects) {
      List<Point> points =
          section.of(subject).stream()
              .map(
                  cell ->
                      new Point(
                          log((double) cell.size()),
                          log(cell.summary().rmse()),
                          cell.summary().rmseLow() == 0 ? y.low() : log(cell.summary().rmseLow()),
                          log(cell.summary().rmseHigh())))
              .toList();
      series.add(new Series(subject, points, false));
    }
    return new LineChart(
        "Root mean squared error of " + section.estimand() + " by size of the log",
        sizes(section),
        y,
        series);
  }

  /** Coverage against the size of the log, beside what is nominal. */
  static LineChart coverage(Section section, List<String> subjects, double level) {
    List<Point> nominal = new ArrayList<>();
    Axis x = sizes(section);
    int logs = section.cells().stream().mapToInt(Cell::intervals).max().orElse(0);
    BinomialDistribution perfect = new BinomialDistribution(null, logs, level);
    double low = (double) perfect.inverseCumulativeProbability((1 - level) / 2) / Math.max(1, logs);
    double high =
        (double) perfect.inverseCumulativeProbability((1 + level) / 2) / Math.max(1, logs);
    nominal.add(new Point(x.low(), level, low, high));
    nominal.add(new Point(x.high(), level, low, high));
    List<Series> series = new ArrayList<>();
    double lowest = low;
    for (int i = 0; i < subjects.size(); i++) {
      double aside = APART * (i - (subjects.size() - 1) / 2.0) * (x.high() - x.low());
      List<Point> points = new ArrayList<>();
      for (Cell cell : section.of(subjects.get(i))) {
        points.add(
            new Point(
                log((double) cell.size()) + aside,
                cell.summary().coverage(),
                cell.summary().coverageLow(),
                cell.summary().coverageHigh()));
        if (cell.intervals() > 0) {
          lowest = Math.min(lowest, cell.summary().coverageLow());
        }
      }
      series.add(new Series(subjects.get(i), points, false));
    }
    series.add(new Series("nominal, " + Numbers.level(level), nominal, true));
    return new LineChart(
        "Coverage of the intervals for " + section.estimand() + " by size of the log",
        x,
        Axis.nice("share of the intervals that contain the truth", lowest, 1, 5),
        series);
  }

  /** The distribution of the absolute error on the largest logs. */
  static LineChart distribution(Section section, List<String> subjects) {
    List<Series> series = new ArrayList<>();
    DoubleStream.Builder shown = DoubleStream.builder();
    for (String subject : subjects) {
      List<Point> points = new ArrayList<>();
      section.of(subject).stream()
          .filter(cell -> cell.size() == section.largest())
          .forEach(
              cell -> {
                double[] errors = cell.absoluteErrors();
                for (int i = 1; i <= QUANTILES && errors.length > 0; i++) {
                  int rank = (int) Math.ceil((double) i * errors.length / QUANTILES);
                  double error = errors[rank - 1];
                  if (error > 0) {
                    shown.add(error);
                    points.add(new Point(log(error), (double) rank / cell.replicates()));
                  }
                }
              });
      series.add(new Series(subject, points, false));
    }
    return new LineChart(
        "Distribution of the absolute error of " + section.estimand(),
        LogAxis.over("absolute error, " + unit(section) + " (log scale)", shown.build(), TICKS),
        Axis.nice("share of the logs with at most this error", 0, 1, 5),
        series);
  }

  private static Axis sizes(Section section) {
    return LogAxis.at(
        section.sizesIn() + " per log (log scale)",
        section.cells().stream().map(Cell::size).distinct().sorted().toList());
  }

  private static String unit(Section section) {
    return section.estimand().split(" of ", 2)[0];
  }

  private static double log(double value) {
    return value > 0 ? StrictMath.log10(value) : Double.NaN;
  }
}
