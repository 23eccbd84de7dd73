package io.cltr.jobs.compare;

import io.cltr.jobs.compare.Results.Section;
import io.cltr.jobs.report.Html;
import io.cltr.jobs.report.Numbers;
import io.cltr.jobs.report.Table;
import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The results as LaTeX tables for a paper: {@code \input{results}}, with the package booktabs. */
final class ResultTex {
  private ResultTex() {}

  static String render(Results results) {
    List<String> lines = new ArrayList<>();
    lines.add("% Written by cltr compare " + results.version() + "; needs \\usepackage{booktabs}.");
    String baseline = escape(results.found().baseline());
    for (Section section : results.sections()) {
      Table table = ResultTables.narrow(section);
      table(
          lines,
          table,
          escape(table.title()) + ". Wins, ties and losses on absolute error against " + baseline);
    }
    for (OutcomeSection section : results.outcomes()) {
      Table worth = OutcomeTables.worth(section, results.found().baseline());
      table(
          lines,
          worth,
          "%s, %d test queries, with %s intervals"
              .formatted(
                  escape(worth.title()),
                  section.parts(),
                  escape(Numbers.level(results.found().level()))));
      Table needed = OutcomeTables.needed(section, results.found().baseline());
      if (!needed.rows().isEmpty()) {
        table(lines, needed, escape(needed.title() + " in " + section.world()));
      }
    }
    return String.join("\n", lines);
  }

  private static void table(List<String> lines, Table table, String caption) {
    lines.add("\\begin{table}");
    lines.add("\\centering");
    lines.add("\\caption{" + caption + ".}");
    lines.add(
        table.columns().stream()
            .map(column -> column.number() ? "r" : "l")
            .collect(Collectors.joining("", "\\begin{tabular}{", "}")));
    lines.add("\\toprule");
    lines.add(line(table.columns().stream().map(Column::title).toList()));
    lines.add("\\midrule");
    boolean bySize = !table.columns().get(0).number();
    String size = table.rows().get(0).cells().get(1);
    for (Row row : table.rows()) {
      if (bySize && !row.cells().get(1).equals(size)) {
        size = row.cells().get(1);
        lines.add("\\addlinespace");
      }
      lines.add(line(row.cells()));
    }
    lines.add("\\bottomrule");
    lines.add("\\end{tabular}");
    lines.add("\\end{table}");
    lines.add("");
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(Html::typeset)
        .map(ResultTex::escape)
        .collect(Collectors.joining(" & ", "", " \\\\"));
  }

  /** {@code text} without any meaning to LaTeX. */
  static String escape(String text) {
    return text.codePoints().mapToObj(ResultTex::escape).collect(Collectors.joining());
  }

  private static String escape(int c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '"' -> "\\textquotedbl{}";
      case '±' -> "$\\pm$";
      case '−' -> "$-$";
      case '∞' -> "$\\infty$";
      case '&', '%', '$', '#', '_', '{', '}' -> "\\" + (char) c;
      default -> Character.isISOControl(c) ? " " : Character.toString(c);
    };
  }
}
