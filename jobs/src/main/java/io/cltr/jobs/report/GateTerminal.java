package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.gate.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A verdict in a terminal. */
public final class GateTerminal {
  private GateTerminal() {}

  /**
   * The verdict and its rules.
   *
   * @param path where the reader finds the page
   */
  public static String render(GateResult gate, String path) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(lines(gate));
    lines.add("");
    lines.add("Verdict: " + path);
    return String.join("\n", lines) + "\n";
  }

  /** The rules as a table, the reasons of those that did not pass, and the verdict. */
  static List<String> lines(GateResult gate) {
    List<String> lines = new ArrayList<>(ReportTerminal.table(GateTables.brief(gate.rules())));
    for (RuleResult rule : gate.rules()) {
      if (rule.verdict() != Verdict.PASS) {
        lines.addAll(
            ReportTerminal.wrap("%s: %s".formatted(GateWords.name(rule), GateWords.reason(rule))));
      }
    }
    GateWords.sensitivities(gate).forEach(held -> lines.addAll(ReportTerminal.wrap(held)));
    lines.addAll(
        ReportTerminal.wrap(
            "%s: may %s replace %s? %s"
                .formatted(
                    gate.verdict(),
                    gate.candidate(),
                    gate.production(),
                    Headline.meaning(gate.verdict()))));
    return lines;
  }
}
