package io.cltr.jobs.report;

import io.cltr.fairness.FairnessTable.GroupExposure;
import io.cltr.fairness.FairnessTable.PlaceExposure;
import io.cltr.fairpolicy.Frontier;
import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.ForestPlot;
import io.cltr.jobs.report.svg.ForestPlot.Reference;
import io.cltr.jobs.report.svg.LineChart;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.LineChart.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Pictures of how policies treat groups. */
final class FairnessCharts {
  private static final int STEPS = 5;

  private FairnessCharts() {}

  /** What each policy gives a document of {@code group}, beside what its merit earns. */
  static ForestPlot exposure(FairnessSection found, String group) {
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (GroupExposure row : found.groups()) {
      if (row.slice().equals(Report.ALL) && row.group().equals(group)) {
        boolean fair = found.frontiers().stream().anyMatch(f -> f.policy().equals(row.policy()));
        rows.add(
            new ForestPlot.Row(
                row.policy(),
                row.relative().value(),
                row.relative().low(),
                row.relative().high(),
                Double.NaN,
                Html.typeset(Numbers.fixed(row.relative().value(), 3)),
                Html.typeset(FairnessTables.interval(row.relative())),
                fair ? "candidate" : "other"));
      }
    }
    List<Reference> references = new ArrayList<>();
    references.add(new Reference(1, "the mean document", "zero"));
    found.merits().stream()
        .filter(merit -> merit.slice().equals(Report.ALL) && merit.group().equals(group))
        .forEach(
            merit ->
                references.add(
                    new Reference(
                        merit.relative().value(),
                        "what its merit earns, %s %s"
                            .formatted(
                                Numbers.fixed(merit.relative().value(), 3),
                                FairnessTables.interval(merit.relative())),
                        "margin")));
    return new ForestPlot(
        "Exposure of " + group, "exposure per document, mean document = 1", rows, references);
  }

  /** Value lost against unfairness left, from the fairest policy to the ranking by score. */
  static LineChart frontier(Frontier frontier) {
    List<Frontier.Point> points =
        frontier.points().stream()
            .filter(point -> Double.isFinite(point.unfairness().value()))
            .sorted(Comparator.comparingDouble(point -> point.unfairness().value()))
            .toList();
    List<Series> series = new ArrayList<>();
    series.add(
        new Series("other slacks", points.stream().map(FairnessCharts::point).toList(), false));
    series.add(
        new Series(
            "chosen: %s".formatted(frontier.policy()), List.of(point(frontier.chosen())), false));
    series.add(
        new Series(
            "no demand: %s".formatted(frontier.baseline()),
            List.of(point(frontier.points().get(frontier.points().size() - 1))),
            false));
    return new LineChart(
        "Value and unfairness",
        axis(
            "|%s| on the valued units".formatted(frontier.measure()),
            points.stream().mapToDouble(point -> point.unfairness().value())),
        axis(
            "difference to %s, clicks per impression".formatted(frontier.baseline()),
            points.stream()
                .flatMapToDouble(
                    point ->
                        DoubleStream.of(
                            -point.price().value(), -point.price().low(), -point.price().high()))),
        series);
  }

  private static Axis axis(String label, DoubleStream values) {
    double[] ends = DoubleStream.concat(values, DoubleStream.of(0)).sorted().toArray();
    return Axis.nice(label, ends[0], ends[ends.length - 1], STEPS);
  }

  private static Point point(Frontier.Point point) {
    return new Point(
        point.unfairness().value(),
        -point.price().value(),
        -point.price().high(),
        -point.price().low());
  }

  /** What {@code policy} shows of each group at each place. */
  static LineChart places(FairnessSection found, String policy, List<String> groups) {
    List<Series> series = new ArrayList<>();
    int deepest = 1;
    double most = 0;
    for (String group : groups) {
      List<Point> points = new ArrayList<>();
      for (PlaceExposure place : found.places()) {
        if (place.slice().equals(Report.ALL)
            && place.policy().equals(policy)
            && place.group().equals(group)) {
          points.add(
              new Point(
                  place.place(),
                  100 * place.displays().value(),
                  100 * place.displays().low(),
                  100 * place.displays().high()));
          deepest = Math.max(deepest, place.place());
          most = Math.max(most, 100 * place.displays().high());
        }
      }
      series.add(new Series(group, points, false));
    }
    return new LineChart(
        "Who is shown where by " + policy,
        Axis.integers("position", 1, deepest, 10),
        Axis.nice("% of impressions", 0, most, STEPS),
        series);
  }
}
