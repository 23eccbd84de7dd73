package io.cltr.jobs.report;

import static io.cltr.jobs.report.Html.typeset;

import io.cltr.jobs.report.svg.ForestPlot;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What the policies are worth. */
final class ValueHtml {
  private ValueHtml() {}

  static void draw(Markup to, Evidence evidence) {
    Html.section(
        to,
        "values",
        "Values",
        "What each policy would have earned per impression on the units kept for evaluation,"
            + " estimated from the log without serving it. Figures show "
            + evidence.primary()
            + "; the tables below show every estimator.");
    for (String metric : evidence.metrics()) {
      metric(to, evidence, metric);
    }
    to.close();
  }

  private static void metric(Markup to, Evidence evidence, String metric) {
    List<Evidence.Row> rows = evidence.rows(metric, evidence.primary(), Report.ALL);
    if (!rows.isEmpty()) {
      to.open("div", "class", "pair");
      values(to, evidence, metric, rows);
      if (rows.stream().anyMatch(row -> row.comparison().isPresent())) {
        DifferenceHtml.draw(to, evidence, metric, rows);
      }
      to.close();
      Html.table(to, ValueTables.values(evidence, metric));
      differences(to, evidence, metric);
      if (metric.equals(evidence.metrics().get(0))) {
        SliceHtml.draw(to, evidence, metric);
      }
      EstimatorHtml.draw(to, evidence, metric);
      diagnostics(to, evidence, metric);
      intervals(to, evidence, metric);
    }
    Html.folded(
        to, metric + " by slice", ValueTables.slices(evidence, metric, evidence.estimators()));
  }

  private static void differences(Markup to, Evidence evidence, String metric) {
    Table table = DifferenceTables.of(evidence, metric);
    if (!table.rows().isEmpty()) {
      Html.table(to, table);
      to.element("p", DifferenceTables.reading(), "class", "note");
      to.element("p", DifferenceTables.sensitivity(), "class", "note");
    }
  }

  private static void diagnostics(Markup to, Evidence evidence, String metric) {
    Html.table(to, DiagnosticTables.of(evidence, metric));
    to.open("details").element("summary", "What the diagnostics mean").open("dl");
    DiagnosticTables.glossary().forEach((term, text) -> to.element("dt", term).element("dd", text));
    to.close().close();
    if (evidence.estimators().size() > 1) {
      Table all = DiagnosticTables.estimators(evidence, metric);
      Html.folded(to, all.title(), all);
    }
  }

  private static void intervals(Markup to, Evidence evidence, String metric) {
    Html.table(to, IntervalTables.first(evidence, metric));
    for (Table more :
        List.of(
            IntervalTables.policies(evidence, metric),
            IntervalTables.estimators(evidence, metric))) {
      Html.folded(to, more.title(), more);
    }
  }

  private static void values(Markup to, Evidence evidence, String metric, List<Evidence.Row> rows) {
    int decimals = evidence.decimals(metric);
    List<ForestPlot.Row> drawn = new ArrayList<>();
    for (Evidence.Row row : rows) {
      Value v = row.value();
      drawn.add(
          new ForestPlot.Row(
              v.policy(),
              v.value(),
              v.low(),
              v.high(),
              v.value() + v.unsupported(),
              typeset(Numbers.fixed(v.value(), decimals)),
              typeset(Numbers.interval(v.low(), v.high(), decimals)),
              evidence.style(v)));
    }
    String title = "Value: " + metric;
    Html.figure(
        to,
        title,
        "Square: the estimate. Bar: its "
            + Numbers.level(rows.get(0).value().level())
            + " interval ("
            + rows.get(0).value().interval()
            + "). Dots: as far as documents never displayed could lift it. Hollow and dashed: a warning"
            + " says not to trust it.",
        new ForestPlot(title, metric + " per impression", drawn, List.of()));
  }
}
