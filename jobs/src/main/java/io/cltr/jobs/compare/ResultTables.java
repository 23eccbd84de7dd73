package io.cltr.jobs.compare;

import io.cltr.bench.Cell;
import io.cltr.bench.ErrorSummary;
import io.cltr.bench.LogSizes.Counted;
import io.cltr.jobs.compare.Results.Section;
import io.cltr.jobs.report.Numbers;
import io.cltr.jobs.report.Table;
import io.cltr.jobs.report.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** The numbers of one section as tables; all forms write the same cells. */
final class ResultTables {
  private static final Shown SUBJECT = new Shown(Table.text("Subject"), Cell::subject);
  private static final Shown WARNED = number("Warned", c -> Numbers.percent(c.warned()));
  private static final Shown DUEL = number("Win/tie/loss", ResultTables::duel);

  private ResultTables() {}

  private record Shown(Table.Column column, Function<Cell, String> text) {}

  /** How far off, and how honest. */
  static Table errors(Section section) {
    int decimals = decimals(section);
    return table(
        section,
        List.of(
            SUBJECT,
            size(section),
            number(
                "Bias ± error",
                c ->
                    Numbers.signed(of(c).bias(), decimals)
                        + " ± "
                        + Numbers.fixed(of(c).biasError(), decimals)),
            rmse(decimals),
            number("SD", c -> Numbers.fixed(Math.sqrt(of(c).variance()), decimals)),
            number("Mean SE", c -> Numbers.fixed(of(c).standardError(), decimals)),
            width(decimals),
            number(
                "Covered, interval",
                c ->
                    Numbers.percent(of(c).coverage())
                        + " "
                        + Numbers.interval(
                            100 * of(c).coverageLow(), 100 * of(c).coverageHigh(), 1)),
            WARNED));
  }

  /** The methods against the baseline; no rows where there is nothing to hold against it. */
  static Table duels(Section section) {
    int decimals = decimals(section);
    List<Cell> held = section.cells().stream().filter(c -> c.duel().isPresent()).toList();
    String baseline = held.isEmpty() ? "" : held.get(0).duel().orElseThrow().baseline();
    List<Shown> columns =
        List.of(
            SUBJECT,
            size(section),
            DUEL,
            number(
                "Difference of mean absolute error",
                c -> Numbers.signed(c.duel().orElseThrow().difference(), decimals)),
            number("Sign test p", c -> p(c.duel().orElseThrow().signHolm())),
            number("t test p", c -> p(c.duel().orElseThrow().tHolm())));
    return new Table(
        "Against " + baseline,
        columns.stream().map(Shown::column).toList(),
        held.stream().map(c -> new Row(cells(columns, c), "other", List.of())).toList());
  }

  /** What fits into a terminal. */
  static Table narrow(Section section) {
    int decimals = decimals(section);
    return table(
        section,
        List.of(
            SUBJECT,
            size(section),
            number("Bias", c -> Numbers.signed(of(c).bias(), decimals)),
            number("±", c -> Numbers.fixed(of(c).biasError(), decimals)),
            rmse(decimals),
            width(decimals),
            number("Covered", c -> Numbers.percent(of(c).coverage())),
            WARNED,
            DUEL));
  }

  private static Shown size(Section section) {
    String title = section.sizesIn() == Counted.clicks ? "Clicks" : "Impressions";
    return number(title, c -> Numbers.count(c.size()));
  }

  private static Shown rmse(int decimals) {
    return number("RMSE", c -> Numbers.fixed(of(c).rmse(), decimals));
  }

  private static Shown width(int decimals) {
    return number("Width", c -> Numbers.fixed(of(c).width(), decimals));
  }

  private static Table table(Section section, List<Shown> columns) {
    List<Row> rows = new ArrayList<>();
    for (Cell cell : section.cells()) {
      List<String> warnings =
          cell.failures() == 0
              ? List.of()
              : List.of(
                  "no estimate on %s of %s logs: %s"
                      .formatted(
                          Numbers.count(cell.failures()),
                          Numbers.count(cell.replicates()),
                          cell.firstFailure()));
      rows.add(
          new Row(
              columns.stream().map(shown -> shown.text().apply(cell)).toList(), "other", warnings));
    }
    return new Table(title(section), columns.stream().map(Shown::column).toList(), rows);
  }

  /** "clicks of uniform in rankings, truly 0.7084". */
  static String title(Section section) {
    return "%s in %s, truly %s"
        .formatted(section.estimand(), section.world(), Numbers.significant(section.truth(), 5));
  }

  private static int decimals(Section section) {
    return Numbers.decimals(
        section.cells().stream().flatMapToDouble(cell -> DoubleStream.of(of(cell).biasError())));
  }

  private static String duel(Cell cell) {
    return cell.duel()
        .map(duel -> duel.wins() + "/" + duel.ties() + "/" + duel.losses())
        .orElse("");
  }

  private static String p(double value) {
    return value < 0.001 ? "<0.001" : Numbers.fixed(value, 3);
  }

  private static List<String> cells(List<Shown> columns, Cell cell) {
    return columns.stream().map(shown -> shown.text().apply(cell)).toList();
  }

  private static ErrorSummary of(Cell cell) {
    return cell.summary();
  }

  private static Shown number(String title, Function<Cell, String> text) {
    return new Shown(Table.number(title), text);
  }
}
