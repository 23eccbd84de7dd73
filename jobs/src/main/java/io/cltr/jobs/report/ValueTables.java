package io.cltr.jobs.report;

import static io.cltr.jobs.report.Numbers.count;
import static io.cltr.jobs.report.Numbers.fixed;
import static io.cltr.jobs.report.Numbers.interval;
import static io.cltr.jobs.report.Numbers.percent;
import static io.cltr.jobs.report.Numbers.signed;
import static io.cltr.jobs.report.Numbers.signedInterval;
import static io.cltr.jobs.report.Numbers.signedPercent;
import static io.cltr.jobs.report.Numbers.significant;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.gate.RuleResult;
import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Tables of values, differences, their evidence and the gate. */
final class ValueTables {
  private static final List<Column> NUMBERS =
      List.of(
          number("Value"),
          number("Interval"),
          number("Difference"),
          number("Its interval"),
          number("Relative"));

  private ValueTables() {}

  /** Values and differences of one metric, by the primary estimator on the whole log. */
  static Table values(Evidence evidence, String metric) {
    String estimator = evidence.primary();
    List<Row> rows =
        evidence.rows(metric, estimator, Report.ALL).stream()
            .map(found -> row(evidence, found, found.value().policy()))
            .toList();
    List<Column> columns = new ArrayList<>(List.of(text("Policy")));
    columns.addAll(NUMBERS);
    return new Table(metric + " per impression by " + estimator, columns, rows);
  }

  /** The same for every slice and estimator. */
  static Table slices(Evidence evidence, String metric) {
    List<Row> rows = new ArrayList<>();
    for (String slice : evidence.slices()) {
      for (String estimator : evidence.estimators()) {
        for (Evidence.Row found : evidence.rows(metric, estimator, slice)) {
          rows.add(row(evidence, found, slice, estimator, found.value().policy()));
        }
      }
    }
    List<Column> columns =
        new ArrayList<>(List.of(text("Slice"), text("Estimator"), text("Policy")));
    columns.addAll(NUMBERS);
    return new Table(metric + " per impression by slice", columns, rows);
  }

  private static Row row(Evidence evidence, Evidence.Row found, String... keys) {
    Value value = found.value();
    int decimals = evidence.decimals(value.metric());
    List<String> cells = new ArrayList<>(List.of(keys));
    cells.add(fixed(value.value(), decimals));
    cells.add(interval(value.low(), value.high(), decimals));
    cells.addAll(difference(found, evidence.differenceDecimals(value.metric())));
    Set<String> warnings = new LinkedHashSet<>(value.warnings());
    found.comparison().map(Comparison::warnings).ifPresent(warnings::addAll);
    return new Row(cells, evidence.role(value.policy()), List.copyOf(warnings));
  }

  private static List<String> difference(Evidence.Row row, int decimals) {
    if (row.comparison().isEmpty()) {
      return List.of("", "", "");
    }
    Comparison c = row.comparison().get();
    return List.of(
        signed(c.difference(), decimals),
        signedInterval(c.low(), c.high(), decimals),
        signedPercent(c.relative()));
  }

  /** What the values of one metric rest on. */
  static Table evidence(Evidence evidence, String metric) {
    List<Row> rows = new ArrayList<>();
    for (String estimator : evidence.estimators()) {
      for (Evidence.Row found : evidence.rows(metric, estimator, Report.ALL)) {
        Value v = found.value();
        rows.add(
            new Row(
                List.of(
                    v.policy(),
                    estimator,
                    fixed(v.value(), evidence.decimals(metric)),
                    fixed(v.standardError(), evidence.decimals(metric)),
                    interval(v.low(), v.high(), evidence.decimals(metric)),
                    fixed(v.ess(), v.ess() < 100 ? 1 : 0),
                    percent(v.ess() / v.units()),
                    percent(v.maxWeightShare()),
                    significant(v.unsupported(), 3),
                    count(v.units()),
                    count(v.impressions()),
                    Numbers.level(v.level()) + " " + v.interval()),
                evidence.role(v.policy()),
                v.warnings()));
      }
    }
    return new Table(
        metric + ": every estimator and what it rests on",
        List.of(
            text("Policy"),
            text("Estimator"),
            number("Value"),
            number("Std. error"),
            number("Interval"),
            number("ESS"),
            number("ESS share"),
            number("Largest weight"),
            number("Unsupported"),
            number("Units"),
            number("Impressions"),
            text("Interval by")),
        rows);
  }

  /** The gate's rules. */
  static Table rules(List<RuleResult> rules) {
    List<Row> rows = new ArrayList<>();
    for (RuleResult rule : rules) {
      int decimals = Numbers.decimals(DoubleStream.of((rule.high() - rule.low()) / 4));
      rows.add(
          Row.of(
              rule.rule(),
              rule.verdict().name(),
              rule.subject(),
              signed(rule.observed(), decimals),
              signed(rule.required(), decimals),
              signedInterval(rule.low(), rule.high(), decimals),
              Numbers.level(rule.level()),
              fixed(rule.minimumDetectableEffect(), decimals)));
    }
    return new Table(
        "Rules",
        List.of(
            text("Rule"),
            text("Verdict"),
            text("Subject"),
            number("Observed"),
            number("Must exceed"),
            number("Interval"),
            number("Level"),
            number("Detectable effect")),
        rows);
  }
}
