package io.cltr.jobs.report;

import static io.cltr.jobs.report.Html.typeset;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.svg.ForestPlot;
import io.cltr.jobs.report.svg.ForestPlot.Reference;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.value.check.Placebo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How well values predict what loggers are known to be worth. */
final class PlaceboHtml {
  static final String INTRO =
      "Each logger's value predicted from the other loggers' impressions, as if it had never served,"
          + " against the mean of its own: the one check of values that needs no truth. Where the two"
          + " differ by more than chance and support explain, what the values assume does not hold.";

  private PlaceboHtml() {}

  static void draw(Markup to, List<Placebo.Row> placebo) {
    Html.section(to, "placebo", "Placebo", INTRO);
    to.open("div", "class", "pair");
    for (String metric : metrics(placebo)) {
      for (String estimator : distinct(of(placebo, metric).map(Placebo.Row::estimator))) {
        chart(
            to,
            metric,
            estimator,
            of(placebo, metric).filter(row -> row.estimator().equals(estimator)).toList());
      }
    }
    to.close();
    Html.bare(to, table(placebo));
    to.close();
  }

  private static void chart(Markup to, String metric, String estimator, List<Placebo.Row> found) {
    int decimals = decimals(found);
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (Placebo.Row row : found) {
      rows.add(
          new ForestPlot.Row(
              row.logger(),
              row.difference(),
              row.low(),
              row.high(),
              row.difference() + row.unsupported(),
              typeset(Numbers.signed(row.difference(), decimals)),
              typeset(Numbers.signedInterval(row.low(), row.high(), decimals)),
              row.holds() ? "other" : "other untrusted"));
    }
    String title = "Predicted minus own: " + metric + " by " + estimator;
    Html.figure(
        to,
        title,
        "Bars: intervals that hold together with "
            + Numbers.level(found.get(0).level())
            + ". Dots: as far as documents that only this logger displayed could lift it. Hollow and"
            + " dashed: neither reaches 0.",
        new ForestPlot(
            title,
            "difference per impression",
            rows,
            List.of(new Reference(0, "predicted as observed", "zero"))));
  }

  /** Every prediction. */
  static Table table(List<Placebo.Row> placebo) {
    List<Table.Row> rows = new ArrayList<>();
    for (String metric : metrics(placebo)) {
      List<Placebo.Row> found = of(placebo, metric).toList();
      found.forEach(row -> rows.add(row(row, decimals(found))));
    }
    return new Table(
        "Loggers predicted from the others",
        List.of(
            text("Logger"),
            text("Metric"),
            text("Estimator"),
            number("Predicted"),
            number("Own"),
            number("Difference"),
            number("Its interval"),
            number("Unsupported"),
            text("Holds"),
            number("Impressions")),
        rows);
  }

  private static Table.Row row(Placebo.Row row, int decimals) {
    return new Table.Row(
        List.of(
            row.logger(),
            row.metric(),
            row.estimator(),
            Numbers.fixed(row.predicted(), decimals),
            Numbers.fixed(row.ownValue(), decimals),
            Numbers.signed(row.difference(), decimals),
            Numbers.signedInterval(row.low(), row.high(), decimals),
            Numbers.significant(row.unsupported(), 3),
            row.holds() ? "yes" : "no",
            Numbers.count(row.impressions())),
        "other",
        row.warnings(),
        row.holds() ? Set.of() : Set.of(5, 6));
  }

  private static List<String> metrics(List<Placebo.Row> placebo) {
    return distinct(placebo.stream().map(Placebo.Row::metric));
  }

  private static Stream<Placebo.Row> of(List<Placebo.Row> placebo, String metric) {
    return placebo.stream().filter(row -> row.metric().equals(metric));
  }

  private static List<String> distinct(Stream<String> names) {
    return names.distinct().toList();
  }

  private static int decimals(List<Placebo.Row> rows) {
    return Numbers.decimals(
        rows.stream().flatMapToDouble(row -> DoubleStream.of(row.standardError())));
  }
}
