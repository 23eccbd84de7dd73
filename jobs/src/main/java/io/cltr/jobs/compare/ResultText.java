package io.cltr.jobs.compare;

import io.cltr.jobs.compare.Results.Section;
import io.cltr.jobs.report.ReportTerminal;
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
    lines.add(
        "Bias ± its Monte-Carlo standard error; win/tie/loss on absolute error against "
            + results.found().baseline());
    return String.join("\n", lines) + "\n";
  }
}
