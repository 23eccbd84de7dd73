package io.cltr.jobs.report;

import static io.cltr.jobs.report.Numbers.fixed;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.Table.Row;
import io.cltr.value.Value;
import io.cltr.value.Value.IntervalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of interval beside each other; empty where a run computed one kind alone. */
final class IntervalTables {
  private IntervalTables() {}

  /** Every kind of interval of the first policy's value by the primary estimator. */
  static Table first(Evidence evidence, String metric) {
    String policy = evidence.policies(metric).get(0);
    return of(
        evidence,
        metric,
        "Intervals of " + metric + " by " + evidence.primary(),
        "Policy",
        Value::policy,
        evidence.byEstimator(metric, policy).stream().limit(1).map(Evidence.Row::value).toList());
  }

  /** The same for every policy. */
  static Table policies(Evidence evidence, String metric) {
    return of(
        evidence,
        metric,
        "Intervals of " + metric + " of every policy by " + evidence.primary(),
        "Policy",
        Value::policy,
        evidence.rows(metric, evidence.primary(), Report.ALL).stream()
            .map(Evidence.Row::value)
            .toList());
  }

  /** The same for the first policy by every estimator. */
  static Table estimators(Evidence evidence, String metric) {
    String policy = evidence.policies(metric).get(0);
    return of(
        evidence,
        metric,
        "Intervals of " + metric + " of " + policy + " by every estimator",
        "Estimator",
        Value::estimator,
        evidence.byEstimator(metric, policy).stream().map(Evidence.Row::value).toList());
  }

  private static Table of(
      Evidence evidence,
      String metric,
      String title,
      String key,
      Function<Value, String> name,
      List<Value> values) {
    int decimals = evidence.decimals(metric);
    List<Row> rows = new ArrayList<>();
    for (Value v : values) {
      if (!v.otherIntervals().isEmpty()) {
        String role = evidence.role(v.policy());
        kinds(v).forEach(kind -> rows.add(row(name.apply(v), kind, role, decimals)));
      }
    }
    return new Table(
        title,
        List.of(
            text(key),
            text("Interval"),
            number("Low"),
            number("High"),
            number("Width"),
            text("Refused because")),
        rows);
  }

  private static List<IntervalValue> kinds(Value v) {
    String refusal = Double.isNaN(v.low()) ? "see the warnings" : "";
    IntervalValue first =
        new IntervalValue(v.interval(), v.standardError(), v.low(), v.high(), refusal);
    return Stream.concat(Stream.of(first), v.otherIntervals().stream()).toList();
  }

  private static Row row(String name, IntervalValue kind, String role, int decimals) {
    boolean refused = !kind.refusal().isEmpty();
    return new Row(
        List.of(
            name,
            kind.interval(),
            refused ? "" : fixed(kind.low(), decimals),
            refused ? "" : fixed(kind.high(), decimals),
            refused ? "" : fixed(kind.high() - kind.low(), decimals),
            kind.refusal()),
        role,
        List.of());
  }
}
