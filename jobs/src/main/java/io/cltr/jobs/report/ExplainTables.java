package io.cltr.jobs.report;

import io.cltr.pipeline.artefact.ExplainFile;
import io.cltr.pipeline.artefact.ExplainFile.Explained;
import io.cltr.pipeline.artefact.ExplainFile.Feature;
import io.cltr.pipeline.artefact.ExplainFile.Pair;
import io.cltr.pipeline.artefact.ExplainFile.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An explanation as tables and sentences. */
public final class ExplainTables {
  private static final int DIGITS = 3;
  private static final int TERMINAL_ROWS = 20;

  private ExplainTables() {}

  /**
   * For the terminal.
   *
   * @param path of the page
   */
  public static String terminal(ExplainFile found, String path) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(ReportTerminal.wrap(sentence(found)));
    lines.add("");
    lines.addAll(ReportTerminal.table(first(features(found))));
    if (found.pair() != null) {
      lines.add("");
      lines.addAll(ReportTerminal.wrap(sentence(found.pair())));
      lines.add("");
      lines.addAll(ReportTerminal.table(first(parts(found.pair()))));
    }
    lines.add("");
    lines.add("Explanation: " + path);
    return String.join(System.lineSeparator(), lines);
  }

  private static Table first(Table table) {
    int rows = Math.min(TERMINAL_ROWS, table.rows().size());
    return new Table(table.title(), table.columns(), table.rows().subList(0, rows));
  }

  static String sentence(ExplainFile found) {
    return "What moves the scores of %s, over %s of %s documents; φ is what a feature adds to a score. %s%s"
        .formatted(
            found.model().use().name(),
            Numbers.count(found.explained()),
            Numbers.count(found.candidates()),
            method(found.model()),
            found.against() == null
                ? ""
                : " \"There\" is %s.".formatted(found.against().use().name()));
  }

  /** How contributions came about, and how far to trust them. */
  static String method(Explained model) {
    return switch (model.method()) {
      case "linear" -> "Contributions are exact Shapley values of a linear model.";
      case "tree-shap" ->
          "Contributions are exact Shapley values of trees, by the way documents take.";
      default ->
          "Contributions are Shapley values by drawn orders of the features: each has the error that"
              + " the table tells; together they add up to the score exactly.";
    };
  }

  /** Features by importance. */
  static Table features(ExplainFile found) {
    boolean two = found.against() != null;
    boolean noisy = found.features().stream().anyMatch(feature -> feature.noise() > 0);
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.text("Feature"));
    columns.add(Table.number("Rank"));
    columns.add(Table.number("Mean |φ|"));
    if (noisy) {
      columns.add(Table.number("± of one φ"));
    }
    if (two) {
      columns.add(Table.number("Rank there"));
      columns.add(Table.number("Mean |φ| there"));
      columns.add(Table.number("Moved"));
    }
    return new Table(
        "Features by what they move",
        columns,
        byRank(found).map(feature -> row(feature, noisy, two)).toList());
  }

  static Stream<Feature> byRank(ExplainFile found) {
    return found.features().stream().sorted(Comparator.comparingInt(Feature::rank));
  }

  private static Table.Row row(Feature feature, boolean noisy, boolean two) {
    List<String> cells = new ArrayList<>();
    cells.add(feature.name());
    cells.add(Integer.toString(feature.rank()));
    cells.add(Numbers.significant(feature.importance(), DIGITS));
    if (noisy) {
      cells.add("±" + Numbers.significant(feature.noise(), 2));
    }
    if (two) {
      cells.add(Integer.toString(feature.againstRank()));
      cells.add(Numbers.significant(feature.againstImportance(), DIGITS));
      cells.add(moved(feature.againstRank() - feature.rank()));
    }
    return Table.Row.of(cells.toArray(String[]::new));
  }

  private static String moved(int places) {
    return places == 0 ? "=" : "%s %d".formatted(places > 0 ? "up" : "down", Math.abs(places));
  }

  static String sentence(Pair pair) {
    String relation =
        pair.gap() > 0
            ? "%s above".formatted(Numbers.significant(pair.gap(), DIGITS))
            : pair.gap() < 0
                ? "not above but %s below".formatted(Numbers.significant(-pair.gap(), DIGITS))
                : "level with";
    return "In query %s, %s (score %s) is %s %s (score %s). What their features add differs by the numbers below, which sum to that."
        .formatted(
            pair.query(),
            pair.above(),
            Numbers.significant(pair.aboveScore(), DIGITS + 1),
            relation,
            pair.below(),
            Numbers.significant(pair.belowScore(), DIGITS + 1));
  }

  /** Features by what they add to the difference. */
  static Table parts(Pair pair) {
    return new Table(
        "What makes the difference",
        List.of(
            Table.text("Feature"),
            Table.number("Value of " + pair.above()),
            Table.number("Of " + pair.below()),
            Table.number("Adds")),
        bySize(pair)
            .map(
                part ->
                    Table.Row.of(
                        part.name(),
                        Numbers.significant(part.aboveValue(), DIGITS + 1),
                        Numbers.significant(part.belowValue(), DIGITS + 1),
                        signed(part.difference())))
            .toList());
  }

  static Stream<Part> bySize(Pair pair) {
    return pair.features().stream()
        .sorted(Comparator.comparingDouble(part -> -Math.abs(part.difference())));
  }

  static String signed(double value) {
    return (value > 0 ? "+" : "") + Numbers.significant(value, DIGITS);
  }
}
