package io.cltr.jobs.report;

import static io.cltr.jobs.report.Html.typeset;

import io.cltr.jobs.report.svg.ForestPlot;
import io.cltr.jobs.report.svg.ForestPlot.Reference;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Differences to production, against the zero line and the gate's margin. */
final class DifferenceHtml {
  private DifferenceHtml() {}

  /** The differences of all {@code rows}. */
  static void draw(Markup to, Evidence evidence, String metric, List<Evidence.Row> rows) {
    List<ForestPlot.Row> drawn = new ArrayList<>();
    for (Evidence.Row row : rows) {
      String policy = row.value().policy();
      String role = evidence.role(policy);
      if (row.comparison().isPresent()) {
        drawn.add(
            row(
                row.comparison().get(),
                evidence.style(row.value()),
                evidence.differenceDecimals(metric)));
      } else if (role.equals("production")) {
        drawn.add(new ForestPlot.Row(policy, 0, Double.NaN, Double.NaN, 0, "baseline", "", role));
      }
    }
    String production = evidence.production().orElse("production");
    String title = "Difference to " + production + ": " + metric;
    Html.figure(
        to,
        title,
        "Paired on the same units, so narrower than the intervals of the values. Thin: the interval"
            + " that holds for all policies at once. Right of the zero line is better than "
            + production
            + ".",
        new ForestPlot(title, "difference per impression", drawn, references(evidence, metric)));
  }

  /** The difference of the headline alone. */
  static void draw(Markup to, Evidence evidence, Headline found) {
    evidence.rows(found.metric(), found.estimator(), Report.ALL).stream()
        .filter(row -> row.value().policy().equals(found.candidate()))
        .forEach(row -> row.comparison().ifPresent(c -> headline(to, evidence, row.value(), c)));
  }

  private static void headline(Markup to, Evidence evidence, Value value, Comparison c) {
    String title = "How sure";
    int decimals = evidence.differenceDecimals(c.metric());
    Html.figure(
        to,
        title,
        "The difference in "
            + c.metric()
            + " with its "
            + Numbers.level(c.level())
            + " interval; thin, the one that holds for all policies at once.",
        new ForestPlot(
            title,
            "difference per impression",
            List.of(row(c, evidence.style(value), decimals)),
            references(evidence, c.metric())));
  }

  private static List<Reference> references(Evidence evidence, String metric) {
    int decimals = evidence.differenceDecimals(metric);
    List<Reference> references = new ArrayList<>();
    references.add(new Reference(0, "no difference", "zero"));
    evidence
        .margin(metric)
        .ifPresent(
            margin ->
                references.add(
                    new Reference(
                        margin,
                        "margin of the gate " + typeset(Numbers.signed(margin, decimals)),
                        "margin")));
    return references;
  }

  private static ForestPlot.Row row(Comparison c, String role, int decimals) {
    return new ForestPlot.Row(
        c.policy(),
        c.difference(),
        c.low(),
        c.high(),
        c.simultaneousLow(),
        c.simultaneousHigh(),
        c.difference(),
        typeset(Numbers.signed(c.difference(), decimals)),
        typeset(Numbers.signedInterval(c.low(), c.high(), decimals)),
        role);
  }
}
