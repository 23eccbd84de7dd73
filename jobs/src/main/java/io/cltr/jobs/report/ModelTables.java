package io.cltr.jobs.report;

import static io.cltr.jobs.report.Numbers.count;
import static io.cltr.jobs.report.Numbers.fixed;
import static io.cltr.jobs.report.Numbers.interval;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.RankerSection.Selection;
import io.cltr.jobs.report.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Tables of propensities, rankers, policies and provenance. */
final class ModelTables {
  private ModelTables() {}

  static Table propensities(PropensitySection found) {
    List<Row> rows =
        found.positions().stream()
            .map(
                at ->
                    Row.of(
                        count(at.position()),
                        Double.isNaN(at.propensity())
                            ? "not identified"
                            : fixed(at.propensity(), 4),
                        interval(at.low(), at.high(), 4),
                        count(at.observations())))
            .toList();
    return new Table(
        "Propensities in numbers",
        List.of(
            number("Position"),
            number("Propensity"),
            number(Numbers.level(found.level()) + " interval"),
            number("Displays with evidence")),
        rows);
  }

  static Table rankers(List<RankerSection> rankers) {
    List<Row> rows = new ArrayList<>();
    for (RankerSection ranker : rankers) {
      List<Double> objective = ranker.objective();
      double start = objective.isEmpty() ? Double.NaN : objective.get(0);
      double end = objective.isEmpty() ? Double.NaN : objective.get(objective.size() - 1);
      int decimals = Numbers.decimals(DoubleStream.of((start - end) / 100));
      rows.add(
          new Row(
              List.of(
                  ranker.name(),
                  ranker.learner(),
                  ranker.signal(),
                  Numbers.parameters(ranker.hyperParameters()),
                  count(ranker.clicks()),
                  Numbers.percent(ranker.clippedShare()),
                  count(Math.max(0, objective.size() - 1)),
                  fixed(start, decimals),
                  fixed(end, decimals)),
              "other",
              ranker.warnings()));
    }
    return new Table(
        "Rankers",
        List.of(
            text("Ranker"),
            text("Learner"),
            text("Signal"),
            text("Hyper-parameters"),
            number("Training clicks"),
            number("Weight lost to clipping"),
            number("Iterations"),
            number("Objective at start"),
            number("at end")),
        rows);
  }

  /** Values on queries that were trained on and on others; no rows where none is known. */
  static Table queries(List<RankerSection> rankers) {
    List<Row> rows = new ArrayList<>();
    for (RankerSection ranker : rankers) {
      int decimals =
          Numbers.decimals(
              ranker.queries().stream().mapToDouble(own -> (own.high() - own.low()) / 4));
      for (RankerSection.QueryValue own : ranker.queries()) {
        rows.add(
            Row.of(
                ranker.name(),
                own.trained() ? "trained on" : "new",
                own.metric() + " (" + own.estimator() + ")",
                fixed(own.value(), decimals),
                interval(own.low(), own.high(), decimals)));
      }
    }
    return new Table(
        "Value on queries that were trained on and on new ones",
        List.of(
            text("Ranker"), text("Queries"), text("Metric"), number("Value"), number("Interval")),
        rows);
  }

  static Table selection(Selection selection) {
    int decimals =
        Numbers.decimals(
            selection.cells().stream()
                .flatMapToDouble(cell -> DoubleStream.of((cell.high() - cell.low()) / 4)));
    List<Row> rows = new ArrayList<>();
    for (RankerSection.Cell cell : selection.cells()) {
      rows.add(
          new Row(
              List.of(
                  Numbers.parameters(cell.hyperParameters()) + (cell.chosen() ? " (chosen)" : ""),
                  fixed(cell.value(), decimals),
                  interval(cell.low(), cell.high(), decimals)),
              cell.chosen() ? "candidate" : "other",
              List.of()));
    }
    return new Table(
        "Held-out " + selection.metric() + " by hyper-parameters",
        List.of(
            text("Hyper-parameters"),
            number(selection.metric() + " (" + selection.estimator() + ")"),
            number(Numbers.level(selection.level()) + " interval")),
        rows);
  }

  static Table weights(RankerSection ranker) {
    int decimals = weightDecimals(ranker);
    return new Table(
        "Largest weights of " + ranker.name(),
        List.of(text("Feature"), number("Weight")),
        ranker.weights().stream()
            .map(w -> Row.of(w.name(), Numbers.signed(w.weight(), decimals)))
            .toList());
  }

  /** Decimals that show the largest weight with three digits. */
  static int weightDecimals(RankerSection ranker) {
    return Numbers.decimals(
        ranker.weights().stream().mapToDouble(w -> Math.abs(w.weight()) / 10).limit(1));
  }

  static Table policies(List<PolicySection> policies, Evidence evidence) {
    List<Row> rows = new ArrayList<>();
    for (PolicySection policy : policies) {
      String role = evidence.role(policy.name());
      rows.add(
          new Row(
              List.of(
                  policy.name(),
                  policy.kind(),
                  policy.description(),
                  role.equals("other") ? "" : role),
              role,
              List.of()));
    }
    return new Table(
        "Policies", List.of(text("Policy"), text("Kind"), text("Description"), text("Role")), rows);
  }

  static Table provenance(Provenance from) {
    boolean dated = !from.firstDay().isEmpty();
    return new Table(
        "Provenance",
        List.of(text("What"), text("Value")),
        List.of(
            Row.of("cltr", from.version()),
            Row.of("Seed", Long.toString(from.seed())),
            Row.of("Days", dated ? from.firstDay() + " to " + from.lastDay() : Numbers.MISSING),
            Row.of("Unit of resampling and splits", from.unitKind()),
            Row.of("Configuration hash", from.configHash()),
            Row.of("Input hash", from.inputHash()),
            Row.of("Version of the unit hash", Integer.toString(from.hashVersion()))));
  }
}
