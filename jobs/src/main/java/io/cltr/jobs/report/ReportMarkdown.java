package io.cltr.jobs.report;

import io.cltr.check.Finding;
import io.cltr.fairpolicy.Frontier;
import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import java.util.List;

/** The report in Markdown: the numbers of the page without its pictures. */
public final class ReportMarkdown {
  private ReportMarkdown() {}

  /** The content of {@code report.md}. */
  public static String render(Report report) {
    Evidence evidence = Evidence.of(report);
    StringBuilder out = new StringBuilder(headline(report)).append(warnings(report.alarms()));
    report.data().ifPresent(data -> out.append(data(data, report.provenance())));
    report.propensities().ifPresent(found -> out.append(propensities(found)));
    if (!report.rankers().isEmpty()) {
      out.append("## Rankers\n\n")
          .append(MarkdownTable.bare(ModelTables.rankers(report.rankers())))
          .append(MarkdownTable.titled(ModelTables.queries(report.rankers())));
      report.rankers().forEach(ranker -> out.append(ranker(ranker)));
    }
    if (!report.policies().isEmpty()) {
      out.append("## Policies\n\n")
          .append(MarkdownTable.bare(ModelTables.policies(report.policies(), evidence)));
    }
    if (!report.values().isEmpty()) {
      out.append("## Values\n\n");
      for (String metric : evidence.metrics()) {
        out.append(MarkdownTable.titled(ValueTables.values(evidence, metric)))
            .append(MarkdownTable.titled(DifferenceTables.of(evidence, metric)))
            .append(MarkdownTable.titled(DiagnosticTables.of(evidence, metric)))
            .append(MarkdownTable.folded(ValueTables.estimators(evidence, metric)))
            .append(MarkdownTable.folded(IntervalTables.policies(evidence, metric)))
            .append(MarkdownTable.folded(slices(evidence, metric)));
      }
    }
    out.append(section("Placebo", PlaceboHtml.INTRO, PlaceboHtml.table(report.placebo())));
    out.append(
        section("Calibration", CalibrationHtml.INTRO, CalibrationHtml.table(report.calibration())));
    report.fairness().ifPresent(found -> out.append(fairness(found)));
    report.gate().ifPresent(gate -> out.append(gate(gate)));
    out.append("## Provenance\n\n");
    return out.append(MarkdownTable.bare(ModelTables.provenance(report.provenance())))
        .toString()
        .stripTrailing()
        .concat("\n");
  }

  private static String headline(Report report) {
    if (report.headline().isEmpty()) {
      List<String> refusal = report.data().map(DataSection::refusal).orElse(List.of());
      StringBuilder out = new StringBuilder("# " + Headline.title(refusal) + "\n\n");
      refusal.forEach(reason -> reason.lines().forEach(line -> out.append(item(line.strip()))));
      return out.append(refusal.isEmpty() ? "" : "\n").toString();
    }
    Headline found = report.headline().get();
    StringBuilder out = new StringBuilder("# ");
    out.append(MarkdownTable.text(found.candidate() + " against " + found.production()));
    out.append("\n\n");
    found.verdict().ifPresent(v -> out.append("**" + v + "**: " + Headline.meaning(v) + "\n\n"));
    found.sentences().forEach(sentence -> out.append(item(sentence)));
    return out.append('\n').toString();
  }

  private static String data(DataSection data, Provenance provenance) {
    return "## Data\n\n"
        + findings(data.findings())
        + MarkdownTable.bare(DataTables.counts(data.log(), provenance))
        + MarkdownTable.titled(DataTables.splits(data))
        + MarkdownTable.titled(DataTables.kinds(data))
        + MarkdownTable.titled(DataTables.quarantine(data))
        + MarkdownTable.titled(DataTables.loggers(data.log()))
        + MarkdownTable.folded(DataTables.positions(data.log()))
        + MarkdownTable.folded(DataTables.days(data.log()))
        + MarkdownTable.folded(DataTables.loggerDays(data.log()))
        + MarkdownTable.folded(DataTables.contexts(data.log()));
  }

  private static String propensities(PropensitySection found) {
    return "## Propensities\n\nRelative to position 1, by "
        + MarkdownTable.text(found.estimator())
        + "; intervals by "
        + MarkdownTable.text(found.interval())
        + ".\n\n"
        + paragraph(StudyAlerts.choice(found.study()))
        + warnings(StudyAlerts.of(found))
        + MarkdownTable.bare(ModelTables.propensities(found))
        + MarkdownTable.titled(StudyTables.candidates(found.study()))
        + MarkdownTable.titled(StudyTables.refused(found.study()))
        + MarkdownTable.titled(StudyTables.checks(found.checks()))
        + MarkdownTable.titled(StudyTables.contexts(found.contexts()))
        + MarkdownTable.titled(StudyTables.drift(found.study().drift()))
        + paragraph(StudyTables.withoutCurve(found.study().drift()))
        + MarkdownTable.folded(StudyTables.loggerChanges(found.study().loggerChanges()))
        + MarkdownTable.folded(CalibrationHtml.table(StudyTables.calibration(found.study())))
        + MarkdownTable.titled(ClickModelTables.scores(found.clickModels()))
        + MarkdownTable.folded(ClickModelTables.positions(found.clickModels()));
  }

  private static String paragraph(String text) {
    return text.isEmpty() ? "" : MarkdownTable.text(text) + "\n\n";
  }

  private static String ranker(RankerSection ranker) {
    String selection =
        ranker.selection().map(ModelTables::selection).map(MarkdownTable::titled).orElse("");
    return MarkdownTable.folded(
        ranker.name(), selection + MarkdownTable.titled(ModelTables.weights(ranker)));
  }

  /** A section that holds one table; "" where that has no rows. */
  private static String section(String title, String intro, Table table) {
    return table.rows().isEmpty()
        ? ""
        : "## " + title + "\n\n" + MarkdownTable.text(intro) + "\n\n" + MarkdownTable.bare(table);
  }

  private static Table slices(Evidence evidence, String metric) {
    return ValueTables.slices(evidence, metric, List.of(evidence.primary()));
  }

  private static String fairness(FairnessSection found) {
    StringBuilder out = new StringBuilder("## Fairness\n\n").append(warnings(found.warnings()));
    for (Frontier frontier : found.frontiers()) {
      out.append(paragraph(FairnessTables.price(frontier)))
          .append(warnings(frontier.warnings()))
          .append(MarkdownTable.titled(FairnessTables.frontier(frontier)));
    }
    out.append(MarkdownTable.titled(FairnessTables.merits(found, Report.ALL)))
        .append(MarkdownTable.titled(FairnessTables.groups(found, Report.ALL)))
        .append(MarkdownTable.folded(FairnessTables.measures(found, Report.ALL)));
    FairnessHtml.slices(found)
        .forEach(
            slice ->
                out.append(MarkdownTable.folded(FairnessTables.merits(found, slice).in(slice)))
                    .append(MarkdownTable.folded(FairnessTables.groups(found, slice).in(slice)))
                    .append(MarkdownTable.folded(FairnessTables.measures(found, slice).in(slice))));
    return out.append(MarkdownTable.titled(FairnessTables.queries(found))).toString();
  }

  private static String gate(GateResult gate) {
    StringBuilder out = new StringBuilder("## Gate\n\n");
    out.append("**" + gate.verdict() + "**: " + Headline.meaning(gate.verdict()) + "\n\n");
    out.append(MarkdownTable.bare(GateTables.rules(gate.rules())));
    for (RuleResult rule : gate.rules()) {
      out.append(item(GateWords.name(rule) + ": " + Headline.sentence(rule.reason())));
    }
    return out.append('\n').toString();
  }

  private static String warnings(List<String> warnings) {
    StringBuilder out = new StringBuilder();
    warnings.forEach(warning -> out.append("- **Warning**: " + MarkdownTable.text(warning) + "\n"));
    return warnings.isEmpty() ? "" : out.append('\n').toString();
  }

  private static String findings(List<Finding> findings) {
    StringBuilder out = new StringBuilder();
    for (Finding found : findings) {
      out.append("- **" + Levels.title(found.level()) + "** ")
          .append(MarkdownTable.text(found.text() + " (" + found.check() + ")") + "\n");
    }
    return findings.isEmpty() ? "" : out.append('\n').toString();
  }

  private static String item(String text) {
    return "- " + MarkdownTable.text(text) + "\n";
  }
}
