package io.cltr.jobs.report;

import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.gate.GateResult;
import io.cltr.gate.NightlySequence.Look;
import io.cltr.gate.RuleResult;
import io.cltr.gate.RuleResult.Part;
import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import java.util.ArrayList;
import java.util.List;

/** Tables of a verdict. */
final class GateTables {
  private GateTables() {}

  /** The rules, each in one row. */
  static Table rules(List<RuleResult> rules) {
    List<Column> columns = new ArrayList<>(columns());
    columns.addAll(
        List.of(number("Level"), number("Detectable"), number("Would decide"), number("Γ")));
    return new Table(
        "Rules",
        columns,
        rules.stream()
            .map(
                rule -> {
                  List<String> cells = new ArrayList<>(cells(rule));
                  cells.add(Double.isNaN(rule.level()) ? "" : Numbers.level(rule.level()));
                  cells.add(
                      Double.isNaN(rule.minimumDetectableEffect())
                          ? ""
                          : RuleNumbers.of(rule).distance(rule.minimumDetectableEffect()));
                  cells.add(
                      Double.isNaN(rule.decidingImpressions())
                          ? ""
                          : Numbers.count((long) rule.decidingImpressions()));
                  cells.add(GateWords.factor(rule.sensitivity()));
                  return new Row(cells, "other", List.of());
                })
            .toList());
  }

  /** The same with less to read. */
  static Table brief(List<RuleResult> rules) {
    return new Table(
        "Rules",
        columns(),
        rules.stream().map(rule -> new Row(cells(rule), "other", List.of())).toList());
  }

  private static List<Column> columns() {
    return List.of(
        text("Rule"), text("Verdict"), number("Observed"), number("Required"), number("Interval"));
  }

  private static List<String> cells(RuleResult rule) {
    RuleNumbers numbers = RuleNumbers.of(rule);
    return List.of(
        GateWords.name(rule),
        rule.verdict().name(),
        numbers.written(rule.observed()),
        required(rule),
        numbers.bounds(rule.low(), rule.high()));
  }

  /** "at least −1.0%"; "" where the limit is not known. */
  static String required(RuleResult rule) {
    return Double.isNaN(rule.required())
        ? ""
        : rule.limit().words() + " " + RuleNumbers.of(rule).written(rule.required());
  }

  /** What a rule found in each part; no rows where it has none. */
  static Table parts(RuleResult rule) {
    List<Row> rows = new ArrayList<>();
    for (Part part : rule.parts()) {
      RuleNumbers numbers = RuleNumbers.of(rule, part);
      rows.add(
          Row.of(
              part.name(),
              part.verdict().name(),
              numbers.written(part.observed()),
              numbers.bounds(part.low(), part.high()),
              Double.isNaN(part.p()) ? "" : Numbers.significant(part.p(), 2),
              Double.isNaN(part.adjustedP()) ? "" : Numbers.significant(part.adjustedP(), 2)));
    }
    return new Table(
        rule.rule() + ": " + rule.subject(),
        List.of(
            text("Part"),
            text("Verdict"),
            number("Observed"),
            number("Interval"),
            number("p"),
            number("p, Holm")),
        rows);
  }

  /** Where the bounds stood after each night. */
  static Table looks(GateResult gate) {
    int decimals =
        Numbers.decimals(gate.looks().stream().mapToDouble(look -> (look.high() - look.low()) / 4));
    List<Row> rows = new ArrayList<>();
    for (Look look : gate.looks()) {
      rows.add(
          Row.of(
              look.day(),
              Numbers.count(look.units()),
              Numbers.count(look.impressions()),
              Numbers.signed(look.excess(), decimals),
              Numbers.signedInterval(look.low(), look.high(), decimals)));
    }
    return new Table(
        "Night after night",
        List.of(
            text("Day"),
            number("Units so far"),
            number("Impressions so far"),
            number("Excess over the limit"),
            number("Bounds over all nights")),
        rows);
  }
}
