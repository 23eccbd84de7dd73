package io.cltr.jobs.report;

import static io.cltr.jobs.report.Html.typeset;

import io.cltr.jobs.report.svg.ForestPlot;
import io.cltr.jobs.report.svg.ForestPlot.Reference;
import io.cltr.jobs.report.svg.Markup;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Every estimator of one policy, beside what production is worth. */
final class EstimatorHtml {
  private EstimatorHtml() {}

  /** The candidate's chart and table, and the other policies' behind a click. */
  static void draw(Markup to, Evidence evidence, String metric) {
    List<String> policies =
        evidence.policies(metric).stream()
            .filter(policy -> evidence.byEstimator(metric, policy).size() > 1)
            .toList();
    if (policies.isEmpty()) {
      return;
    }
    to.open("div", "class", "pair");
    policy(to, evidence, metric, policies.get(0));
    to.open("section");
    Html.table(to, ValueTables.differences(evidence, metric, policies.get(0)));
    to.close().close();
    if (policies.size() > 1) {
      to.open("details").element("summary", metric + " of the other policies by every estimator");
      to.open("div", "class", "pair");
      policies.stream().skip(1).forEach(policy -> policy(to, evidence, metric, policy));
      to.close();
      to.close();
    }
    Table all = ValueTables.estimators(evidence, metric);
    Html.folded(to, all.title(), all);
  }

  private static void policy(Markup to, Evidence evidence, String metric, String policy) {
    int decimals = evidence.decimals(metric);
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (Evidence.Row found : evidence.byEstimator(metric, policy)) {
      Value v = found.value();
      String name = v.trusted() ? v.estimator() : v.estimator() + " — do not trust";
      String role = v.estimator().equals(evidence.primary()) ? "primary" : "other";
      rows.add(
          new ForestPlot.Row(
              name,
              v.value(),
              v.low(),
              v.high(),
              v.value(),
              typeset(Numbers.fixed(v.value(), decimals)),
              typeset(Numbers.interval(v.low(), v.high(), decimals)),
              v.trusted() ? role : role + " untrusted"));
    }
    String title = "Every estimator of " + policy + ": " + metric;
    Html.figure(
        to,
        title,
        "Estimators that agree support each other. Hollow and dashed: a warning says not to trust"
            + " it.",
        new ForestPlot(
            title, metric + " per impression", rows, production(evidence, metric, decimals)));
  }

  private static List<Reference> production(Evidence evidence, String metric, int decimals) {
    return evidence.rows(metric, evidence.primary(), Report.ALL).stream()
        .map(Evidence.Row::value)
        .filter(v -> evidence.role(v.policy()).equals("production"))
        .filter(v -> Double.isFinite(v.value()))
        .map(
            v ->
                new Reference(
                    v.value(),
                    "%s by %s: %s"
                        .formatted(
                            v.policy(), v.estimator(), typeset(Numbers.fixed(v.value(), decimals))),
                    "production"))
        .toList();
  }
}
