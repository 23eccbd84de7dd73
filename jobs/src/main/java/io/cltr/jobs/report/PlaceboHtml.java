package io.cltr.jobs.report;

import static io.cltr.jobs.report.Html.typeset;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.jobs.report.PlaceboSection.Row;
import io.cltr.jobs.report.svg.ForestPlot;
import io.cltr.jobs.report.svg.ForestPlot.Reference;
import io.cltr.jobs.report.svg.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How well values predict what loggers are known to be worth. */
final class PlaceboHtml {
  static final String INTRO =
      "Each logger's value predicted from the other loggers' impressions, as if it had never served,"
          + " against the mean of its own impressions. An interval that excludes 0 says that"
          + " propensities, logging probabilities or the estimator are wrong: then trust no value of"
          + " this report before the cause is known.";

  private PlaceboHtml() {}

  static void draw(Markup to, PlaceboSection placebo) {
    Html.section(to, "placebo", "Placebo", INTRO);
    to.open("div", "class", "pair");
    for (String metric : metrics(placebo)) {
      for (String estimator : distinct(of(placebo, metric).map(Row::estimator))) {
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

  private static void chart(Markup to, String metric, String estimator, List<Row> found) {
    int decimals = decimals(found);
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (Row row : found) {
      rows.add(
          new ForestPlot.Row(
              row.logger(),
              row.difference(),
              row.low(),
              row.high(),
              row.difference(),
              typeset(Numbers.signed(row.difference(), decimals)),
              typeset(Numbers.signedInterval(row.low(), row.high(), decimals)),
              row.off() ? "other untrusted" : "other"));
    }
    String title = "Predicted minus own: " + metric + " by " + estimator;
    Html.figure(
        to,
        title,
        "Bar: the "
            + Numbers.level(found.get(0).level())
            + " interval. Hollow and dashed: it excludes 0, whatever the others never displayed.",
        new ForestPlot(
            title,
            "difference per impression",
            rows,
            List.of(new Reference(0, "predicted as observed", "zero"))));
  }

  /** Every prediction. */
  static Table table(PlaceboSection placebo) {
    List<Table.Row> rows = new ArrayList<>();
    for (String metric : metrics(placebo)) {
      List<Row> found = of(placebo, metric).toList();
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
            number("Impressions")),
        rows);
  }

  private static Table.Row row(Row row, int decimals) {
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
            Numbers.count(row.impressions())),
        "other",
        row.warnings(),
        row.off() ? Set.of(5, 6) : Set.of());
  }

  private static List<String> metrics(PlaceboSection placebo) {
    return distinct(placebo.rows().stream().map(Row::metric));
  }

  private static Stream<Row> of(PlaceboSection placebo, String metric) {
    return placebo.rows().stream().filter(row -> row.metric().equals(metric));
  }

  private static List<String> distinct(Stream<String> names) {
    return names.distinct().toList();
  }

  private static int decimals(List<Row> rows) {
    return Numbers.decimals(
        rows.stream().flatMapToDouble(row -> DoubleStream.of(row.standardError())));
  }
}
