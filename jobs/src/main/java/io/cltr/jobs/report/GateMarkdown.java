package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.gate.Verdict;
import java.util.List;

/** A verdict as Markdown, short enough for a comment on a pull request. */
public final class GateMarkdown {
  private static final int QUERIES = 5;
  private static final int PARTS = 12;
  private static final int NIGHTS = 14;

  private GateMarkdown() {}

  /** The content of {@code gate.md}. */
  public static String render(GateResult gate) {
    StringBuilder out = new StringBuilder();
    out.append(
        "## %s: may %s replace %s?\n\n"
            .formatted(
                gate.verdict(),
                MarkdownTable.text(gate.candidate()),
                MarkdownTable.text(gate.production())));
    out.append(Headline.meaning(gate.verdict())).append(' ').append(GateWords.counts(gate));
    out.append("\n\n").append(MarkdownTable.bare(GateTables.brief(gate.rules())));
    reasons(out, gate.rules());
    for (String held : GateWords.sensitivities(gate)) {
      out.append(MarkdownTable.text(held)).append("\n\n");
    }
    for (RuleResult rule : gate.rules()) {
      Table parts = GateTables.parts(rule);
      out.append(MarkdownTable.folded(first(PARTS, parts)));
    }
    if (gate.flips() != null && !gate.flips().losers().isEmpty()) {
      Table losers = first(QUERIES, FlipTables.losers(gate.flips()));
      out.append(
          MarkdownTable.folded(
              losers.title(),
              MarkdownTable.text(FlipTables.key()) + "\n\n" + MarkdownTable.bare(losers)));
    }
    out.append(MarkdownTable.folded(last(NIGHTS, GateTables.looks(gate))));
    return out.toString().stripTrailing().concat("\n");
  }

  private static void reasons(StringBuilder out, List<RuleResult> rules) {
    List<RuleResult> open = rules.stream().filter(rule -> rule.verdict() != Verdict.PASS).toList();
    for (RuleResult rule : open) {
      out.append(
          "- **%s** %s, %s: %s\n"
              .formatted(
                  rule.verdict(),
                  MarkdownTable.text(GateWords.name(rule)),
                  MarkdownTable.text(rule.subject()),
                  MarkdownTable.text(GateWords.reason(rule))));
    }
    out.append(open.isEmpty() ? "" : "\n");
  }

  private static Table first(int most, Table table) {
    return table.rows().size() <= most
        ? table
        : new Table(
            "%s (the first %d of %d)".formatted(table.title(), most, table.rows().size()),
            table.columns(),
            table.rows().subList(0, most));
  }

  private static Table last(int most, Table table) {
    int rows = table.rows().size();
    return rows <= most
        ? table
        : new Table(
            "%s (the last %d of %d)".formatted(table.title(), most, rows),
            table.columns(),
            table.rows().subList(rows - most, rows));
  }
}
