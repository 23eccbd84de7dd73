package io.cltr.jobs.report;

import io.cltr.change.Flips;
import io.cltr.gate.GateResult;
import io.cltr.gate.Limit;
import io.cltr.gate.NightlySequence.Look;
import io.cltr.gate.RuleResult;
import io.cltr.gate.RuleResult.Part;
import io.cltr.gate.Verdict;
import io.cltr.jobs.report.svg.Axis;
import io.cltr.jobs.report.svg.ForestPlot;
import io.cltr.jobs.report.svg.ForestPlot.Reference;
import io.cltr.jobs.report.svg.LimitPlot;
import io.cltr.jobs.report.svg.LineChart;
import io.cltr.jobs.report.svg.LineChart.Point;
import io.cltr.jobs.report.svg.LineChart.Series;
import io.cltr.jobs.report.svg.ShareBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Pictures of a verdict. */
final class GateCharts {
  private static final String FLIPS = "negative-flips";
  private static final int MOST_PARTS = 12;
  private static final int MOST_DAYS = 5;

  private GateCharts() {}

  /** The rules whose number must lie on that side of its limit; empty where there are none. */
  static Optional<LimitPlot> limits(GateResult gate, Limit limit) {
    List<LimitPlot.Row> rows =
        gate.rules().stream().filter(rule -> rule.limit() == limit).map(GateCharts::row).toList();
    boolean right = limit == Limit.AT_LEAST;
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LimitPlot(
                right ? "Rules that ask for at least" : "Rules that allow at most", right, rows));
  }

  private static LimitPlot.Row row(RuleResult rule) {
    RuleNumbers numbers = RuleNumbers.of(rule);
    String bounds = numbers.bounds(rule.low(), rule.high());
    return new LimitPlot.Row(
        GateWords.name(rule),
        rule.observed(),
        rule.low(),
        rule.high(),
        rule.required(),
        Html.typeset(GateTables.required(rule)),
        Html.typeset((numbers.written(rule.observed()) + " " + bounds).strip()),
        rule.verdict().name(),
        style(rule.verdict()));
  }

  /** Impressions of queries that get worse, stay, and get better. */
  static ShareBar shares(Flips flips) {
    double same = Math.max(0, 1 - flips.negative() - flips.positive());
    return new ShareBar(
        "Queries that get worse, stay and get better",
        "share of impressions",
        List.of(
            share("get worse", flips.negative(), "worse"),
            share("stay", same, "same"),
            share("get better", flips.positive(), "better")));
  }

  private static ShareBar.Part share(String name, double share, String style) {
    return new ShareBar.Part(name, share, Numbers.percent(share), style);
  }

  /** The share that gets worse beside what noise alone shows and the cap. */
  static ForestPlot losses(GateResult gate) {
    Flips flips = gate.flips();
    Optional<RuleResult> rule =
        gate.rules().stream().filter(found -> found.rule().equals(FLIPS)).findFirst();
    List<Reference> references = new ArrayList<>();
    references.add(new Reference(0, "no query gets worse", "zero"));
    references.add(
        new Reference(
            100 * flips.floor(),
            "A/A floor %s: noise alone shows up to this".formatted(Numbers.percent(flips.floor())),
            "production"));
    rule.map(RuleResult::required)
        .filter(Double::isFinite)
        .ifPresent(
            most ->
                references.add(
                    new Reference(
                        100 * most, "cap of the gate " + Numbers.percent(most), "margin")));
    return new ForestPlot(
        "Impressions of queries that get worse",
        "% of impressions",
        List.of(
            new ForestPlot.Row(
                "get worse",
                100 * flips.negative(),
                100 * flips.low(),
                100 * flips.high(),
                Double.NaN,
                Numbers.percent(flips.negative()),
                "[%s, %s]".formatted(Numbers.percent(flips.low()), Numbers.percent(flips.high())),
                rule.map(found -> style(found.verdict())).orElse("other"))),
        references);
  }

  /** The parts of a rule that have intervals; empty where that is fewer than two. */
  static Optional<ForestPlot> parts(RuleResult rule) {
    List<ForestPlot.Row> rows =
        rule.parts().stream()
            .filter(part -> Double.isFinite(part.low()) && Double.isFinite(part.required()))
            .filter(part -> Double.isFinite(rule.level()))
            .limit(MOST_PARTS)
            .map(part -> row(rule, part))
            .toList();
    return rows.size() < 2
        ? Optional.empty()
        : Optional.of(
            new ForestPlot(
                rule.rule() + " by part",
                "change, %",
                rows,
                List.of(
                    new Reference(0, "no change", "zero"),
                    new Reference(
                        100 * rule.required(),
                        "limit " + Html.typeset(RuleNumbers.of(rule).written(rule.required())),
                        "margin"))));
  }

  private static ForestPlot.Row row(RuleResult rule, Part part) {
    RuleNumbers numbers = RuleNumbers.of(rule, part);
    return new ForestPlot.Row(
        part.name(),
        100 * part.observed(),
        100 * part.low(),
        100 * part.high(),
        Double.NaN,
        Html.typeset(numbers.written(part.observed())),
        Html.typeset(numbers.bounds(part.low(), part.high())),
        style(part.verdict()));
  }

  /** The bounds after each night, relative to the limit. */
  static LineChart nights(List<Look> looks) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      Look look = looks.get(i);
      double unit = look.production() / 100;
      points.add(new Point(i, look.excess() / unit, look.low() / unit, look.high() / unit));
    }
    double[] ends =
        points.stream()
            .flatMapToDouble(p -> DoubleStream.of(p.y(), p.low(), p.high(), 0))
            .filter(Double::isFinite)
            .toArray();
    return new LineChart(
        "Night after night",
        Axis.names(
            "last day of the night's log", looks.stream().map(Look::day).toList(), MOST_DAYS),
        Axis.nice(
            "excess over the limit, % of production's value",
            DoubleStream.of(ends).min().orElse(0), DoubleStream.of(ends).max().orElse(0), 5),
        List.of(
            new Series("excess, with its bounds", points, false),
            new Series(
                "limit: the whole allowed loss",
                List.of(new Point(-0.4, 0), new Point(looks.size() - 0.6, 0)),
                true)));
  }

  static String style(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
