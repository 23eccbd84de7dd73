package io.cltr.jobs.report;

import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.BarChart;
import io.cltr.jobs.report.svg.BarChart.Bar;
import io.cltr.jobs.report.svg.LineChart;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.LineChart.Series;
import io.cltr.jobs.report.svg.Markup;
import java.util.List;
import java.util.stream.IntStream;

/** Trained rankers. */
final class RankerHtml {
  private RankerHtml() {}

  static void draw(Markup to, List<RankerSection> rankers) {
    Html.section(
        to,
        "rankers",
        "Rankers",
        "Scoring functions trained from clicks. Hyper-parameters were chosen on units that were not"
            + " trained on.");
    Html.bare(to, ModelTables.rankers(rankers));
    if (rankers.stream().anyMatch(ranker -> !ranker.queries().isEmpty())) {
      Html.table(to, ModelTables.queries(rankers));
    }
    for (RankerSection ranker : rankers) {
      boolean named = !ranker.name().equals(ranker.learner());
      to.element("h3", ranker.name() + (named ? " (" + ranker.learner() + ")" : ""));
      to.open("div", "class", "pair");
      if (ranker.objective().size() > 1) {
        training(to, ranker);
      }
      if (ranker.heldOut().size() > 1) {
        heldOut(to, ranker);
      }
      if (!ranker.weights().isEmpty()) {
        weights(to, ranker);
      }
      to.close();
      ranker.selection().ifPresent(chosen -> Html.table(to, ModelTables.selection(chosen)));
    }
    to.close();
  }

  private static void training(Markup to, RankerSection ranker) {
    List<Double> objective = ranker.objective();
    List<Point> points =
        IntStream.range(0, objective.size()).mapToObj(i -> new Point(i, objective.get(i))).toList();
    double low = objective.stream().mapToDouble(v -> v).min().orElse(0);
    double high = objective.stream().mapToDouble(v -> v).max().orElse(1);
    String title = "Training";
    Html.figure(
        to,
        title,
        "The minimised objective after each iteration. A curve that still falls at its end was"
            + " stopped too early.",
        new LineChart(
            title + " of " + ranker.name(),
            Axis.integers("iteration", 0, objective.size() - 1, 10),
            Axis.nice("objective", low, high, 5),
            List.of(new Series("objective", points, false))));
  }

  private static void heldOut(Markup to, RankerSection ranker) {
    List<Double> gains = ranker.heldOut();
    List<Point> points =
        IntStream.range(0, gains.size()).mapToObj(i -> new Point(i + 1, gains.get(i))).toList();
    String title = "Held-out metric";
    Html.figure(
        to,
        title,
        "Debiased DCG@10 on units that were not trained on, after each iteration. The ranker of the"
            + " highest point was kept.",
        new LineChart(
            title + " of " + ranker.name(),
            Axis.integers("iteration", 1, Math.max(2, gains.size()), 10),
            Axis.nice(
                "debiased DCG@10",
                gains.stream().mapToDouble(v -> v).min().orElse(0),
                gains.stream().mapToDouble(v -> v).max().orElse(1),
                5),
            List.of(new Series("held-out DCG@10", points, false))));
  }

  private static void weights(Markup to, RankerSection ranker) {
    List<Bar> bars =
        ranker.weights().stream()
            .map(
                w ->
                    new Bar(
                        w.name(),
                        w.weight(),
                        Html.typeset(
                            Numbers.signed(w.weight(), ModelTables.weightDecimals(ranker)))))
            .toList();
    String title = "Largest weights";
    Html.figure(
        to,
        title,
        "How much one standard deviation more of a feature adds to the score.",
        new BarChart(title + " of " + ranker.name(), "weight of the standardised feature", bars));
  }
}
