package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A report's values in the order in which every form shows them. */
final class Evidence {
  private static final Comparator<Value> HIGHEST_FIRST =
      Comparator.comparing((Value v) -> Double.isNaN(v.value()))
          .thenComparing(Comparator.comparingDouble(Value::value).reversed())
          .thenComparing(Value::policy);

  private final Report report;
  private final List<String> metrics;
  private final List<String> estimators;
  private final Optional<String> candidate;
  private final Optional<String> production;
  private final Map<Cell, List<Value>> values;
  private final Map<Compared, Comparison> comparisons = new HashMap<>();

  /** A policy's value and its difference to production, which the latter lacks. */
  record Row(Value value, Optional<Comparison> comparison) {}

  private record Cell(String metric, String estimator, String slice) {}

  private record Compared(String policy, Cell cell) {}

  private Evidence(Report report) {
    this.report = report;
    Optional<Headline> headline = report.headline();
    metrics = ordered(headline.map(Headline::metric), report.values().stream().map(Value::metric));
    estimators =
        ordered(headline.map(Headline::estimator), report.values().stream().map(Value::estimator));
    candidate =
        headline.map(Headline::candidate).or(() -> report.gate().map(GateResult::candidate));
    production =
        headline
            .map(Headline::production)
            .or(() -> report.gate().map(GateResult::production))
            .or(() -> report.comparisons().stream().map(Comparison::baseline).findFirst());
    values =
        report.values().stream()
            .collect(Collectors.groupingBy(v -> new Cell(v.metric(), v.estimator(), v.slice())));
    for (Comparison c : report.comparisons()) {
      if (production.filter(c.baseline()::equals).isPresent()) {
        Cell cell = new Cell(c.metric(), c.estimator(), c.slice());
        comparisons.put(new Compared(c.policy(), cell), c);
      }
    }
  }

  static Evidence of(Report report) {
    return new Evidence(report);
  }

  private static List<String> ordered(Optional<String> first, Stream<String> found) {
    Set<String> ids = new LinkedHashSet<>(first.stream().toList());
    found.forEach(ids::add);
    return List.copyOf(ids);
  }

  /** The metrics, the headline's first. */
  List<String> metrics() {
    return metrics;
  }

  /** The estimators, the headline's first. */
  List<String> estimators() {
    return estimators;
  }

  /** The estimator shown first. */
  String primary() {
    return estimators.get(0);
  }

  /** The policy that is judged, where the report knows it. */
  Optional<String> candidate() {
    return candidate;
  }

  /** The policy that serves, where the report knows it. */
  Optional<String> production() {
    return production;
  }

  /** Confidence level of the intervals; a run has one. */
  double level() {
    return report.values().stream().mapToDouble(Value::level).findFirst().orElse(Double.NaN);
  }

  /** One row per policy, the highest value first. */
  List<Row> rows(String metric, String estimator, String slice) {
    Cell cell = new Cell(metric, estimator, slice);
    return values.getOrDefault(cell, List.of()).stream()
        .sorted(HIGHEST_FIRST)
        .map(v -> new Row(v, Optional.ofNullable(comparisons.get(new Compared(v.policy(), cell)))))
        .toList();
  }

  /** One row per estimator that valued {@code policy} on the whole log, the primary one first. */
  List<Row> byEstimator(String metric, String policy) {
    return estimators.stream()
        .flatMap(estimator -> rows(metric, estimator, Report.ALL).stream())
        .filter(row -> row.value().policy().equals(policy))
        .toList();
  }

  /** The policies valued in {@code metric}: the candidate, then the highest value first. */
  List<String> policies(String metric) {
    return ordered(
        candidate, rows(metric, primary(), Report.ALL).stream().map(row -> row.value().policy()));
  }

  /** The slices other than the whole log, sorted. */
  List<String> slices() {
    return report.values().stream()
        .map(Value::slice)
        .filter(slice -> !slice.equals(Report.ALL))
        .distinct()
        .sorted()
        .toList();
  }

  /** Decimals of the values of {@code metric}: those that suit the candidate's. */
  int decimals(String metric) {
    return decimals(metric, row -> DoubleStream.of(row.value().standardError()));
  }

  /** Decimals of the differences in {@code metric}: those that suit the candidate's. */
  int differenceDecimals(String metric) {
    return decimals(
        metric, row -> row.comparison().stream().mapToDouble(Comparison::standardError));
  }

  private int decimals(String metric, Function<Row, DoubleStream> standardErrors) {
    List<Row> rows = rows(metric, primary(), Report.ALL);
    List<Row> decisive =
        rows.stream().filter(row -> role(row.value().policy()).equals("candidate")).toList();
    return Numbers.decimals(
        (decisive.isEmpty() ? rows : decisive).stream().flatMapToDouble(standardErrors));
  }

  /** "candidate", "production" or "other". */
  String role(String policy) {
    if (candidate.filter(policy::equals).isPresent()) {
      return "candidate";
    }
    return production.filter(policy::equals).isPresent() ? "production" : "other";
  }

  /** The role of the value's policy, and "untrusted" where a warning says so. */
  String style(Value value) {
    return value.trusted() ? role(value.policy()) : role(value.policy()) + " untrusted";
  }

  /** What the gate requires of differences in {@code metric}, if a rule judged the candidate's. */
  OptionalDouble margin(String metric) {
    List<Double> judged =
        rows(metric, primary(), Report.ALL).stream()
            .flatMap(row -> row.comparison().stream())
            .filter(c -> candidate.filter(c.policy()::equals).isPresent())
            .map(Comparison::difference)
            .toList();
    return report.gate().map(GateResult::rules).orElse(List.of()).stream()
        .filter(rule -> judged.contains(rule.observed()))
        .mapToDouble(RuleResult::required)
        .findFirst();
  }
}
