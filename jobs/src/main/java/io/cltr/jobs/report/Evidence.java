package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A report's values in the order in which every form shows them.
 *
 * @param metrics the headline's first
 * @param estimators the headline's first
 */
record Evidence(Report report, List<String> metrics, List<String> estimators) {

  /** A policy's value and its difference to production, which the latter lacks. */
  record Row(Value value, Optional<Comparison> comparison) {}

  static Evidence of(Report report) {
    return new Evidence(
        report,
        ordered(
            report.headline().map(Headline::metric), report.values().stream().map(Value::metric)),
        ordered(
            report.headline().map(Headline::estimator),
            report.values().stream().map(Value::estimator)));
  }

  private static List<String> ordered(Optional<String> first, Stream<String> found) {
    Set<String> ids = new LinkedHashSet<>(first.stream().toList());
    found.forEach(ids::add);
    return List.copyOf(ids);
  }

  /** The estimator shown first. */
  String primary() {
    return estimators.get(0);
  }

  /** One row per policy, the highest value first. */
  List<Row> rows(String metric, String estimator, String slice) {
    return report.values().stream()
        .filter(v -> v.metric().equals(metric))
        .filter(v -> v.estimator().equals(estimator) && v.slice().equals(slice))
        .sorted(
            Comparator.comparingDouble((Value v) -> Double.isNaN(v.value()) ? 1 : 0)
                .thenComparingDouble(v -> -v.value())
                .thenComparing(Value::policy))
        .map(v -> new Row(v, comparison(v)))
        .toList();
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

  /** Decimals of the values of {@code metric}. */
  int decimals(String metric) {
    return Numbers.decimals(
        report.values().stream()
            .filter(v -> v.metric().equals(metric))
            .filter(v -> v.slice().equals(Report.ALL))
            .mapToDouble(Value::standardError));
  }

  /** Decimals of the differences in {@code metric}. */
  int differenceDecimals(String metric) {
    return Numbers.decimals(
        report.comparisons().stream()
            .filter(c -> c.metric().equals(metric))
            .filter(c -> c.slice().equals(Report.ALL))
            .mapToDouble(Comparison::standardError));
  }

  /** The policy that serves, where the report knows it. */
  Optional<String> production() {
    return report
        .headline()
        .map(Headline::production)
        .or(() -> report.gate().map(GateResult::production))
        .or(() -> report.comparisons().stream().map(Comparison::baseline).findFirst());
  }

  /** The policy that wants to serve, where the report knows it. */
  Optional<String> candidate() {
    return report
        .headline()
        .map(Headline::candidate)
        .or(() -> report.gate().map(GateResult::candidate));
  }

  /** "candidate", "production" or "other". */
  String role(String policy) {
    if (candidate().filter(policy::equals).isPresent()) {
      return "candidate";
    }
    return production().filter(policy::equals).isPresent() ? "production" : "other";
  }

  /** What the gate requires of differences in {@code metric}, if a rule judged one of them. */
  OptionalDouble margin(String metric) {
    List<RuleResult> rules = report.gate().map(GateResult::rules).orElse(List.of());
    List<Double> judged = new ArrayList<>();
    rows(metric, primary(), Report.ALL)
        .forEach(row -> row.comparison().ifPresent(c -> judged.add(c.difference())));
    return rules.stream()
        .filter(rule -> judged.contains(rule.observed()))
        .mapToDouble(RuleResult::required)
        .findFirst();
  }

  private Optional<Comparison> comparison(Value value) {
    return report.comparisons().stream()
        .filter(c -> c.policy().equals(value.policy()) && c.metric().equals(value.metric()))
        .filter(c -> c.estimator().equals(value.estimator()) && c.slice().equals(value.slice()))
        .filter(c -> production().filter(c.baseline()::equals).isPresent())
        .findFirst();
  }
}
