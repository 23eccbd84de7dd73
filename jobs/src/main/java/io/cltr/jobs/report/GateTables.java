package io.cltr.jobs.report;

import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.change.Flips;
import io.cltr.change.Flips.Loser;
import io.cltr.change.TopDocument;
import io.cltr.gate.GateResult;
import io.cltr.gate.NightlySequence.Look;
import io.cltr.gate.RuleResult;
import io.cltr.gate.RuleResult.Part;
import io.cltr.jobs.report.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Tables of a verdict. */
final class GateTables {
  private static final String SHARE = "share";

  private GateTables() {}

  /** The rules, each in one row. */
  static Table rules(List<RuleResult> rules) {
    List<Row> rows = new ArrayList<>();
    for (RuleResult rule : rules) {
      rows.add(
          Row.of(
              rule.rule(),
              rule.verdict().name(),
              written(rule, rule.observed()),
              rule.limit().words() + " " + written(rule, rule.required()),
              interval(rule),
              Double.isNaN(rule.minimumDetectableEffect())
                  ? ""
                  : unsigned(rule, rule.minimumDetectableEffect()),
              Double.isNaN(rule.decidingImpressions())
                  ? ""
                  : Numbers.count((long) rule.decidingImpressions()),
              Double.isNaN(rule.sensitivity()) ? "" : Numbers.fixed(rule.sensitivity(), 3)));
    }
    return new Table(
        "Rules",
        List.of(
            text("Rule"),
            text("Verdict"),
            number("Observed"),
            number("Required"),
            number("Interval"),
            number("Detectable"),
            number("Would decide"),
            number("Γ")),
        rows);
  }

  /** The same with less to read. */
  static Table brief(List<RuleResult> rules) {
    List<Row> rows =
        rules.stream()
            .map(
                rule ->
                    Row.of(
                        rule.rule(),
                        rule.verdict().name(),
                        written(rule, rule.observed()),
                        rule.limit().words() + " " + written(rule, rule.required()),
                        interval(rule)))
            .toList();
    return new Table(
        "Rules",
        List.of(
            text("Rule"),
            text("Verdict"),
            number("Observed"),
            number("Required"),
            number("Interval")),
        rows);
  }

  /** What a rule found in each part; no rows where it has none. */
  static Table parts(RuleResult rule) {
    List<Row> rows = new ArrayList<>();
    for (Part part : rule.parts()) {
      rows.add(
          Row.of(
              part.name(),
              part.verdict().name(),
              written(rule, part.observed()),
              Double.isNaN(part.low()) ? "" : bounds(rule, part.low(), part.high()),
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

  /** Queries that lose most, with both rankings and the evidence. */
  static Table losers(Flips flips) {
    List<Row> rows = new ArrayList<>();
    for (Loser loser : flips.losers()) {
      rows.add(
          Row.of(
              loser.ranking().change().query(),
              Numbers.count(Math.round(loser.ranking().change().impressions())),
              Numbers.signed(loser.change(), 3),
              Numbers.percent(loser.chance()),
              documents(loser.ranking().before()),
              documents(loser.ranking().after())));
    }
    return new Table(
        "Queries that lose most",
        List.of(
            text("Query"),
            number("Impressions"),
            number("Change"),
            number("P(flip)"),
            text("Production's first: γ̂ (clicks/displays)"),
            text("Candidate's first")),
        rows);
  }

  private static String documents(List<TopDocument> documents) {
    return documents.stream()
        .map(
            d ->
                "%s: %s (%s/%s)"
                    .formatted(
                        d.document(),
                        Numbers.fixed(d.relevance(), 2),
                        Numbers.count(Math.round(d.clicks())),
                        Numbers.count(Math.round(d.shown()))))
        .collect(Collectors.joining("; "));
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
              Numbers.signed(look.excess(), decimals),
              Numbers.signedInterval(look.low(), look.high(), decimals)));
    }
    return new Table(
        "Night after night",
        List.of(
            text("Day"),
            number("Units so far"),
            number("Excess over the limit"),
            number("Bounds over all nights")),
        rows);
  }

  private static String interval(RuleResult rule) {
    return Double.isNaN(rule.level())
        ? ""
        : bounds(rule, rule.low(), rule.high()) + " at " + Numbers.level(rule.level());
  }

  private static String bounds(RuleResult rule, double low, double high) {
    return rule.unit().equals(SHARE)
        ? "[%s, %s]".formatted(written(rule, low), written(rule, high))
        : Numbers.signedInterval(low, high, decimals(rule));
  }

  private static String written(RuleResult rule, double value) {
    if (Double.isNaN(value)) {
      return Numbers.MISSING;
    }
    if (rule.unit().equals(SHARE)) {
      return value < 0 || rule.required() < 0
          ? Numbers.signedPercent(value)
          : Numbers.percent(value);
    }
    return Double.isNaN(rule.level())
        ? Numbers.count(Math.round(value))
        : Numbers.signed(value, decimals(rule));
  }

  private static String unsigned(RuleResult rule, double value) {
    return rule.unit().equals(SHARE)
        ? Numbers.percent(value)
        : Numbers.fixed(value, decimals(rule));
  }

  private static int decimals(RuleResult rule) {
    return Numbers.decimals(DoubleStream.of((rule.high() - rule.low()) / 4));
  }
}
