package io.cltr.jobs.report;

import static io.cltr.jobs.report.Numbers.fixed;
import static io.cltr.jobs.report.Numbers.interval;
import static io.cltr.jobs.report.Numbers.signed;
import static io.cltr.jobs.report.Numbers.signedInterval;
import static io.cltr.jobs.report.Numbers.signedPercent;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tables of values. */
final class ValueTables {
  /** Column of the value in the table of every estimator. */
  private static final int VALUE = 2;

  private ValueTables() {}

  /** Decimals of the values and of the differences in one metric. */
  private record Digits(int value, int difference) {
    static Digits of(Evidence evidence, String metric) {
      return new Digits(evidence.decimals(metric), evidence.differenceDecimals(metric));
    }
  }

  /**
   * Values and differences of one metric, by the primary estimator on the whole log; warned are
   * those not to trust.
   */
  static Table values(Evidence evidence, String metric) {
    String estimator = evidence.primary();
    Digits digits = Digits.of(evidence, metric);
    List<Row> rows =
        evidence.rows(metric, estimator, Report.ALL).stream()
            .map(found -> row(evidence, digits, found, found.value().policy()))
            .toList();
    List<Column> columns = new ArrayList<>(List.of(text("Policy")));
    columns.addAll(numbers(evidence));
    return new Table(metric + " per impression by " + estimator, columns, rows);
  }

  /** The same for every slice, by {@code estimators}. */
  static Table slices(Evidence evidence, String metric, List<String> estimators) {
    Digits digits = Digits.of(evidence, metric);
    List<Row> rows = new ArrayList<>();
    for (String slice : evidence.slices()) {
      for (String estimator : estimators) {
        for (Evidence.Row found : evidence.rows(metric, estimator, slice)) {
          rows.add(row(evidence, digits, found, slice, estimator, found.value().policy()));
        }
      }
    }
    List<Column> columns =
        new ArrayList<>(List.of(text("Slice"), text("Estimator"), text("Policy")));
    columns.addAll(numbers(evidence));
    return new Table(metric + " per impression by slice", columns, rows);
  }

  private static List<Column> numbers(Evidence evidence) {
    String interval = Numbers.level(evidence.level()) + " interval";
    return List.of(
        number("Value"),
        number(interval),
        number("Difference"),
        number("Its " + interval),
        number("Relative"));
  }

  private static Row row(Evidence evidence, Digits digits, Evidence.Row found, String... keys) {
    Value value = found.value();
    List<String> cells = new ArrayList<>(List.of(keys));
    cells.add(fixed(value.value(), digits.value()));
    cells.add(interval(value.low(), value.high(), digits.value()));
    cells.addAll(difference(found, digits.difference()));
    return new Row(cells, evidence.role(value.policy()), value.distrust());
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

  /** Values of one metric by every estimator; marked are those not to trust. */
  static Table estimators(Evidence evidence, String metric) {
    List<Row> rows = new ArrayList<>();
    for (String policy : evidence.policies(metric)) {
      for (Evidence.Row found : evidence.byEstimator(metric, policy)) {
        Row row = byEstimator(evidence, found, policy, found.value().estimator());
        Set<Integer> marked = row.warnings().isEmpty() ? Set.of() : Set.of(VALUE);
        rows.add(new Row(row.cells(), "other", List.of(), marked));
      }
    }
    List<Column> columns = new ArrayList<>(List.of(text("Policy"), text("Estimator")));
    columns.addAll(numbers(evidence));
    return new Table(metric + " by every estimator; marked: do not trust", columns, rows);
  }

  /** Values of the candidate, or else of the best policy, by every estimator but the primary. */
  static Table others(Evidence evidence, String metric) {
    String policy = evidence.policies(metric).stream().findFirst().orElse("");
    List<Row> rows =
        evidence.byEstimator(metric, policy).stream()
            .filter(found -> !found.value().estimator().equals(evidence.primary()))
            .map(found -> byEstimator(evidence, found, found.value().estimator()))
            .toList();
    List<Column> columns = new ArrayList<>(List.of(text("Estimator")));
    columns.addAll(numbers(evidence));
    return new Table(metric + " of " + policy + " by the other estimators", columns, rows);
  }

  /** Differences of {@code policy} by every estimator; none of the baseline. */
  static Table differences(Evidence evidence, String metric, String policy) {
    int decimals = evidence.differenceDecimals(metric);
    List<Row> rows = new ArrayList<>();
    for (Evidence.Row found : evidence.byEstimator(metric, policy)) {
      if (found.comparison().isPresent()) {
        List<String> cells = new ArrayList<>(List.of(found.value().estimator()));
        cells.addAll(difference(found, decimals));
        rows.add(new Row(cells, "other", found.value().distrust()));
      }
    }
    List<Column> columns = new ArrayList<>(List.of(text("Estimator")));
    columns.addAll(numbers(evidence).subList(2, 5));
    return new Table("Differences in " + metric + " of " + policy, columns, rows);
  }

  private static Row byEstimator(Evidence evidence, Evidence.Row found, String... keys) {
    Row row = row(evidence, Digits.of(evidence, found.value().metric()), found, keys);
    return new Row(row.cells(), "other", row.warnings());
  }
}
