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
      Html.table(to, ValueTables.support(evidence, metric));
      to.element("p", reading(), "class", "note");
    }
    Html.folded(to, metric + " by every estimator", ValueTables.estimators(evidence, metric));
    Html.folded(to, metric + " by slice", ValueTables.slices(evidence, metric));
  }

  private static String reading() {
    return "ESS: the number of equally weighted units that would give the same precision; a small"
        + " share, or a large largest weight, means that few units decide. Unsupported: what"
        + " documents that the log never displayed could add to the value at most.";
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
              evidence.role(v.policy())));
    }
    String title = "Value: " + metric;
    Html.figure(
        to,
        title,
        "Square: the estimate. Bar: its "
            + Numbers.level(rows.get(0).value().level())
            + " interval ("
            + rows.get(0).value().interval()
            + "). Dots: as far as documents never displayed could lift it.",
        new ForestPlot(title, metric + " per impression", drawn, List.of()));
  }
}
