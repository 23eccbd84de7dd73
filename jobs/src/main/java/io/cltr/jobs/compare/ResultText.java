package io.cltr.jobs.compare;

import io.cltr.jobs.compare.Results.Section;
import io.cltr.jobs.report.ReportTerminal;
import io.cltr.jobs.report.Table;
import java.util.ArrayList;
import java.util.List;

/** The results for a terminal. */
final class ResultText {
  private ResultText() {}

  static String render(Results results) {
    List<String> lines = new ArrayList<>();
    for (Section section : results.sections()) {
      lines.add(ResultTables.title(section));
      lines.addAll(ReportTerminal.table(ResultTables.narrow(section)));
      lines.add("");
    }
    for (OutcomeSection section : results.outcomes()) {
      String baseline = results.found().baseline();
      lines.add("%s, %d test queries".formatted(section.title(), section.parts()));
      lines.addAll(ReportTerminal.table(OutcomeTables.worth(section, baseline)));
      Table needed = OutcomeTables.needed(section, baseline);
      if (!needed.rows().isEmpty()) {
        lines.add("");
        lines.add(needed.title());
        lines.addAll(ReportTerminal.table(needed));
      }
      lines.add("");
    }
    if (results.sections().isEmpty()) {
      return String.join("\n", lines);
    }
    lines.add(
        "Bias ± its Monte-Carlo standard error; win/tie/loss on absolute error against "
            + results.found().baseline());
    return String.join("\n", lines) + "\n";
  }
}
