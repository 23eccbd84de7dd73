package io.cltr.jobs.report;

import io.cltr.check.Level;
import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import io.cltr.log.LogSummary;
import io.cltr.value.check.Placebo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The report in a terminal: plain text without colours, at most {@link #WIDTH} columns. */
public final class ReportTerminal {
  /** Columns that no line exceeds. */
  public static final int WIDTH = 100;

  private static final int GAP = 2;

  private ReportTerminal() {}

  /**
   * The summary that a command prints when it is done.
   *
   * @param path where the reader finds the whole report; not broken over lines
   */
  public static String render(Report report, String path) {
    Evidence evidence = Evidence.of(report);
    List<String> lines = new ArrayList<>();
    report.data().ifPresent(data -> lines.addAll(data(data, report.provenance())));
    report.propensities().ifPresent(found -> lines.addAll(propensities(found)));
    for (String metric : evidence.metrics()) {
      lines.addAll(titled(ValueTables.values(evidence, metric)));
    }
    evidence.metrics().stream()
        .limit(1)
        .forEach(metric -> lines.addAll(titled(ValueTables.others(evidence, metric))));
    lines.addAll(placebo(report.placebo()));
    report.headline().ifPresent(found -> lines.addAll(headline(found)));
    report.alarms().forEach(alarm -> lines.addAll(wrap("Warning: " + alarm)));
    report
        .gate()
        .ifPresent(
            gate -> {
              lines.add("");
              lines.addAll(GateTerminal.lines(gate));
            });
    lines.add("");
    lines.add("Report: " + path);
    return String.join("\n", lines) + "\n";
  }

  private static List<String> data(DataSection data, Provenance from) {
    LogSummary log = data.log();
    List<String> lines =
        wrap(
            "%s impressions, %s clicks, %s units (%s), %s queries, %s loggers, %s days"
                .formatted(
                    Numbers.count(log.impressions()),
                    Numbers.count(log.clicks()),
                    Numbers.count(log.units()),
                    from.unitKind(),
                    Numbers.count(log.queries()),
                    Numbers.count(log.loggers().size()),
                    Numbers.count(log.days().size())));
    data.findings().stream()
        .filter(found -> found.level() != Level.info)
        .forEach(found -> lines.addAll(wrap(Levels.title(found.level()) + ": " + found.message())));
    return lines;
  }

  private static List<String> propensities(PropensitySection found) {
    String curve =
        found.positions().stream()
            .map(at -> Numbers.fixed(at.propensity(), 4))
            .collect(Collectors.joining(" "));
    List<String> lines =
        wrap("Examination from position 1, by " + found.estimator() + ": " + curve);
    String choice = StudyAlerts.choice(found.study());
    lines.addAll(choice.isEmpty() ? List.of() : wrap(choice));
    StudyAlerts.of(found).forEach(warning -> lines.addAll(wrap("Warning: " + warning)));
    if (found.study().chosen()) {
      lines.addAll(titled(StudyTables.brief(found.study())));
      StudyTables.refused(found.study())
          .rows()
          .forEach(row -> lines.addAll(wrap("Not applicable: " + String.join(": ", row.cells()))));
    }
    return lines;
  }

  /** A line that counts, and one per prediction that is off. */
  private static List<String> placebo(List<Placebo.Row> placebo) {
    List<Placebo.Row> off = placebo.stream().filter(row -> !row.holds()).toList();
    List<String> lines = new ArrayList<>();
    if (!placebo.isEmpty()) {
      lines.add("");
      lines.addAll(
          wrap(
              "Placebo: %d of %d values of loggers predicted from the others differ from their own"
                  .formatted(off.size(), placebo.size())));
    }
    for (Placebo.Row row : off) {
      int decimals = Numbers.decimals(DoubleStream.of(row.standardError()));
      lines.addAll(
          wrap(
              "  Warning: %s of %s by %s is off by %s %s"
                  .formatted(
                      row.metric(),
                      row.logger(),
                      row.estimator(),
                      Numbers.signed(row.difference(), decimals),
                      Numbers.signedInterval(row.low(), row.high(), decimals))));
    }
    return lines;
  }

  private static List<String> headline(Headline found) {
    List<String> lines = new ArrayList<>(List.of(""));
    found.verdict().ifPresent(v -> lines.addAll(wrap(v + ": " + Headline.meaning(v))));
    found.sentences().forEach(sentence -> lines.addAll(wrap(sentence)));
    return lines;
  }

  private static List<String> titled(Table table) {
    List<String> lines = new ArrayList<>();
    if (!table.rows().isEmpty()) {
      lines.add("");
      lines.add(fit(plain(table.title()), WIDTH));
      lines.addAll(table(table));
    }
    return lines;
  }

  /** The rows below their titles, each followed by its warnings. */
  public static List<String> table(Table table) {
    List<Column> columns = table.columns();
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          IntStream.concat(
                  IntStream.of(length(columns.get(i).title())),
                  table.rows().stream().mapToInt(row -> length(cell(row, column))))
              .max()
              .orElse(0);
    }
    int others = IntStream.of(widths).skip(1).map(width -> width + GAP).sum();
    widths[0] = Math.max(8, Math.min(widths[0], WIDTH - others));
    List<String> lines = new ArrayList<>();
    lines.add(line(columns, columns.stream().map(Column::title).toList(), widths));
    for (Row row : table.rows()) {
      List<String> cells =
          IntStream.range(0, widths.length).mapToObj(column -> cell(row, column)).toList();
      lines.add(line(columns, cells, widths));
      row.warnings().forEach(warning -> lines.addAll(wrap("  Warning: " + warning)));
    }
    return lines;
  }

  private static String cell(Row row, int column) {
    String text = plain(row.cells().get(column));
    return column > 0 || row.style().equals("other") ? text : text + " (" + row.style() + ")";
  }

  private static String line(List<Column> columns, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = fit(cells.get(i), widths[i]);
      String pad = " ".repeat(widths[i] - length(cell));
      line.append(i == 0 ? "" : " ".repeat(GAP));
      line.append(columns.get(i).number() ? pad + cell : cell + pad);
    }
    return line.toString().stripTrailing();
  }

  static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    String rest = plain(text);
    while (length(rest) > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH);
      int end = space > WIDTH / 2 ? space : rest.offsetByCodePoints(0, WIDTH);
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static String fit(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 3)) + "...";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Without what could steer a terminal. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
