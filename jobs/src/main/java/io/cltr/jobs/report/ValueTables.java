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
  private static final List<Column> SUPPORT =
      List.of(
          number("ESS"),
          number("ESS share"),
          number("Largest weight"),
          number("Unsupported"),
          number("Units"),
          number("Impressions"));

  private ValueTables() {}

  /** Decimals of the values and of the differences in one metric. */
  private record Digits(int value, int difference) {
    static Digits of(Evidence evidence, String metric) {
      return new Digits(evidence.decimals(metric), evidence.differenceDecimals(metric));
    }
  }

  /** Values and differences of one metric, by the primary estimator on the whole log. */
  static Table values(Evidence evidence, String metric) {
    String estimator = evidence.primary();
    Digits digits = Digits.of(evidence, metric);
    List<Row> rows =
        evidence.rows(metric, estimator, Report.ALL).stream()
            .map(found -> row(evidence, digits, found, found.value().policy()))
            .toList();
    List<Column> columns = new ArrayList<>(List.of(text("Policy")));
    columns.add(number("Value"));
    columns.addAll(intervals(evidence));
    return new Table(metric + " per impression by " + estimator, columns, rows);
  }

  /** The same for every slice and estimator. */
  static Table slices(Evidence evidence, String metric) {
    Digits digits = Digits.of(evidence, metric);
    List<Row> rows = new ArrayList<>();
    for (String slice : evidence.slices()) {
      for (String estimator : evidence.estimators()) {
        for (Evidence.Row found : evidence.rows(metric, estimator, slice)) {
          rows.add(row(evidence, digits, found, slice, estimator, found.value().policy()));
        }
      }
    }
    List<Column> columns =
        new ArrayList<>(List.of(text("Slice"), text("Estimator"), text("Policy")));
    columns.add(number("Value"));
    columns.addAll(intervals(evidence));
    return new Table(metric + " per impression by slice", columns, rows);
  }

  private static List<Column> intervals(Evidence evidence) {
    String interval = Numbers.level(evidence.level()) + " interval";
    return List.of(
        number(interval), number("Difference"), number("Its " + interval), number("Relative"));
  }

  private static Row row(Evidence evidence, Digits digits, Evidence.Row found, String... keys) {
    Value value = found.value();
    List<String> cells = new ArrayList<>(List.of(keys));
    cells.add(fixed(value.value(), digits.value()));
    cells.add(interval(value.low(), value.high(), digits.value()));
    cells.addAll(difference(found, digits.difference()));
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

  /** What the values of one metric by the primary estimator rest on. */
  static Table support(Evidence evidence, String metric) {
    List<Row> rows =
        evidence.rows(metric, evidence.primary(), Report.ALL).stream()
            .map(found -> supported(evidence, found.value(), List.of(found.value().policy())))
            .toList();
    List<Column> columns = new ArrayList<>(List.of(text("Policy")));
    columns.addAll(SUPPORT);
    return new Table("Weights and support of " + metric, columns, rows);
  }

  /** Values of one metric by every estimator, and what they rest on. */
  static Table estimators(Evidence evidence, String metric) {
    Digits digits = Digits.of(evidence, metric);
    List<Row> rows = new ArrayList<>();
    for (String estimator : evidence.estimators()) {
      for (Evidence.Row found : evidence.rows(metric, estimator, Report.ALL)) {
        Value v = found.value();
        List<String> cells = new ArrayList<>(List.of(v.policy(), estimator));
        cells.add(fixed(v.value(), digits.value()));
        cells.add(fixed(v.standardError(), digits.value()));
        cells.add(interval(v.low(), v.high(), digits.value()));
        cells.addAll(difference(found, digits.difference()));
        cells.add(Numbers.level(v.level()) + " " + v.interval());
        rows.add(supported(evidence, v, cells));
      }
    }
    List<Column> columns = new ArrayList<>(List.of(text("Policy"), text("Estimator")));
    columns.add(number("Value"));
    columns.add(number("Std. error"));
    columns.addAll(intervals(evidence));
    columns.add(text("Intervals by"));
    columns.addAll(SUPPORT);
    return new Table(metric + " by every estimator", columns, rows);
  }

  private static Row supported(Evidence evidence, Value v, List<String> keys) {
    List<String> cells = new ArrayList<>(keys);
    cells.add(fixed(v.ess(), v.ess() < 100 ? 1 : 0));
    cells.add(percent(v.ess() / v.units()));
    cells.add(percent(v.maxWeightShare()));
    cells.add(significant(v.unsupported(), 3));
    cells.add(count(v.units()));
    cells.add(count(v.impressions()));
    return new Row(cells, evidence.role(v.policy()), v.warnings());
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
              signedInterval(rule.low(), rule.high(), decimals)
                  + " at "
                  + Numbers.level(rule.level()),
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
            number("Detectable effect")),
        rows);
  }
}
