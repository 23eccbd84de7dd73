package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.gate.Verdict;
import java.util.List;

/** A verdict as Markdown, short enough for a pull request. */
public final class GateMarkdown {
  private static final int WORST = 5;

  private GateMarkdown() {}

  /** The content of {@code gate.md}. */
  public static String render(GateResult gate) {
    StringBuilder out = new StringBuilder();
    out.append(
        "## %s: may %s replace %s?%n%n"
            .formatted(
                gate.verdict(),
                MarkdownTable.text(gate.candidate()),
                MarkdownTable.text(gate.production()))
            .replace("\r", ""));
    out.append(Headline.meaning(gate.verdict())).append("\n\n");
    for (RuleResult rule : gate.rules()) {
      if (rule.verdict() != Verdict.PASS) {
        out.append(
            "- **%s** %s: %s\n"
                .formatted(
                    rule.verdict(),
                    rule.rule(),
                    MarkdownTable.text(Headline.sentence(rule.reason()))));
      }
    }
    out.append(gate.verdict() == Verdict.PASS ? "" : "\n");
    out.append(MarkdownTable.bare(GateTables.brief(gate.rules())));
    for (RuleResult rule : gate.rules()) {
      out.append(MarkdownTable.folded(GateTables.parts(rule)));
    }
    if (gate.flips() != null) {
      Table losers = GateTables.losers(gate.flips());
      List<Table.Row> worst = losers.rows().stream().limit(WORST).toList();
      out.append(MarkdownTable.folded(new Table(losers.title(), losers.columns(), worst)));
    }
    out.append(MarkdownTable.folded(GateTables.looks(gate)));
    return out.toString().stripTrailing().concat("\n");
  }
}
