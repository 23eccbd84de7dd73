package io.cltr.jobs.report;

import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.fairness.Estimate;
import io.cltr.fairness.FairnessTable.GroupExposure;
import io.cltr.fairness.FairnessTable.MeasureValue;
import io.cltr.fairness.QueryGroups;
import io.cltr.fairpolicy.Frontier;
import io.cltr.jobs.report.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Numbers of how policies treat groups. */
final class FairnessTables {
  private static final int DECIMALS = 3;

  private FairnessTables() {}

  /** What groups are worth, in {@code slice}. */
  static Table merits(FairnessSection found, String slice) {
    List<Row> rows =
        found.merits().stream()
            .filter(merit -> merit.slice().equals(slice))
            .map(
                merit ->
                    Row.of(
                        merit.group(),
                        Numbers.fixed(merit.size(), 2),
                        Numbers.fixed(merit.merit().value(), DECIMALS),
                        interval(merit.merit()),
                        Numbers.fixed(merit.relative().value(), DECIMALS),
                        interval(merit.relative()),
                        Numbers.significant(merit.unsupported(), 3)))
            .toList();
    return new Table(
        "Merit of groups",
        List.of(
            text("Group"),
            number("Documents per impression"),
            number("Merit"),
            number("Its interval"),
            number("Of a document, relative"),
            number("Its interval"),
            number("Unsupported")),
        rows);
  }

  /** What policies give groups, in {@code slice}. */
  static Table groups(FairnessSection found, String slice) {
    List<Row> rows =
        found.groups().stream()
            .filter(group -> group.slice().equals(slice))
            .map(FairnessTables::row)
            .toList();
    return new Table(
        "Exposure of groups",
        List.of(
            text("Policy"),
            text("Group"),
            number("Exposure"),
            number("Share"),
            number("Of a document, relative"),
            number("Its interval"),
            number("Clicks"),
            number("Their interval"),
            number("Share of clicks")),
        rows);
  }

  private static Row row(GroupExposure group) {
    return Row.of(
        group.policy(),
        group.group(),
        Numbers.fixed(group.exposure().value(), DECIMALS),
        Numbers.percent(group.share().value()),
        Numbers.fixed(group.relative().value(), DECIMALS),
        interval(group.relative()),
        Numbers.fixed(group.impact().value(), DECIMALS),
        interval(group.impact()),
        Numbers.percent(group.impactShare().value()));
  }

  /** Every measure, in {@code slice}. */
  static Table measures(FairnessSection found, String slice) {
    List<Row> rows = new ArrayList<>();
    for (MeasureValue measure : found.measures()) {
      if (measure.slice().equals(slice)) {
        rows.add(
            new Row(
                List.of(
                    measure.policy(),
                    measure.measure(),
                    String.join(", ", measure.groups()),
                    Numbers.fixed(measure.value(), DECIMALS),
                    Numbers.interval(measure.low(), measure.high(), DECIMALS),
                    measure.bias() == 0 ? "" : Numbers.significant(measure.bias(), 2)),
                "other",
                measure.warnings(),
                Set.of()));
      }
    }
    return new Table(
        "Measures of fairness",
        List.of(
            text("Policy"),
            text("Measure"),
            text("Groups"),
            number("Value"),
            number("Its interval"),
            number("Bias")),
        rows);
  }

  /** What fairness costs. */
  static Table frontier(Frontier frontier) {
    List<Row> rows =
        frontier.points().stream()
            .map(
                point ->
                    new Row(
                        List.of(
                            point.policy(),
                            Double.isInfinite(point.slack())
                                ? "none asked"
                                : Numbers.significant(point.slack(), 3),
                            Numbers.fixed(point.unfairness().value(), DECIMALS),
                            interval(point.unfairness()),
                            Numbers.fixed(point.value().value(), DECIMALS),
                            Numbers.fixed(point.price().value(), 4),
                            Numbers.interval(point.price().low(), point.price().high(), 4)),
                        point.policy().equals(frontier.policy()) ? "candidate" : "other",
                        List.of(),
                        Set.of()))
            .toList();
    return new Table(
        "What %s costs".formatted(frontier.policy()),
        List.of(
            text("Policy"),
            number("Slack"),
            number(frontier.measure().isEmpty() ? "Unfairness" : "|" + frontier.measure() + "|"),
            number("Its interval"),
            number("Clicks per impression"),
            number("Price"),
            number("Its interval")),
        rows);
  }

  /** Queries that say little. */
  static Table queries(FairnessSection found) {
    List<Row> rows = new ArrayList<>();
    for (FairnessSection.Queries of : found.queries()) {
      QueryGroups counts = of.counts();
      rows.add(
          Row.of(
              of.slice(),
              Numbers.count(counts.queries()),
              Numbers.count(counts.oneGroup()),
              Numbers.count(counts.noGroup()),
              Numbers.count(counts.zeroMerit()),
              Numbers.count(counts.documents()),
              Numbers.count(counts.ungrouped())));
    }
    return new Table(
        "Queries and documents that say little of groups",
        List.of(
            text("Slice"),
            number("Queries"),
            number("Of one group"),
            number("Of no group"),
            number("Without merit"),
            number("Candidates"),
            number("In no group")),
        rows);
  }

  /** The price of the policy that was chosen, in a sentence or two. */
  static String price(Frontier frontier) {
    Frontier.Point chosen = frontier.chosen();
    Frontier.Point free = frontier.points().get(frontier.points().size() - 1);
    String read =
        frontier.read()
            ? "On units that fitted nothing its |%s| is %s %s, that of %s %s %s; it costs"
                .formatted(
                    frontier.measure(),
                    Numbers.fixed(chosen.unfairness().value(), DECIMALS),
                    interval(chosen.unfairness()),
                    frontier.baseline(),
                    Numbers.fixed(free.unfairness().value(), DECIMALS),
                    interval(free.unfairness()))
            : "No measure of groups tells how far it is met; on units that fitted nothing it costs";
    return "%s asks for %s within %s. %s %s clicks per impression %s."
        .formatted(
            frontier.policy(),
            frontier.criterion(),
            Numbers.significant(frontier.slack(), 3),
            read,
            Numbers.fixed(chosen.price().value(), 4),
            Numbers.interval(chosen.price().low(), chosen.price().high(), 4));
  }

  static String interval(Estimate estimate) {
    return Numbers.interval(estimate.low(), estimate.high(), DECIMALS);
  }
}
