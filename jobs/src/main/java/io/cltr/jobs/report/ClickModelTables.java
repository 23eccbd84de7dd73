package io.cltr.jobs.report;

import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.click.ClickModelScore;
import io.cltr.click.ClickQuality.AtPosition;
import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Click models beside each other. */
final class ClickModelTables {
  private ClickModelTables() {}

  /** The best prediction first; models that rule clicks out come last. */
  static Table scores(List<ClickModelScore> scores) {
    return new Table(
        "Click models on held-out units",
        List.of(
            text("Model"),
            number("Log-likelihood"),
            number("Perplexity"),
            number("Conditional perplexity"),
            number("Impressions that it rules out")),
        sorted(scores).stream()
            .map(
                score ->
                    Row.of(
                        score.model(),
                        Numbers.fixed(score.logLikelihood(), 5),
                        Numbers.fixed(score.perplexity(), 5),
                        Numbers.fixed(score.conditionalPerplexity(), 5),
                        Numbers.count(Math.round(score.ruledOut()))))
            .toList());
  }

  /** Perplexity by position. */
  static Table positions(List<ClickModelScore> scores) {
    List<ClickModelScore> sorted = sorted(scores);
    List<Column> columns = new ArrayList<>(List.of(number("Position")));
    sorted.forEach(score -> columns.add(number(score.model())));
    List<Row> rows = new ArrayList<>();
    List<AtPosition> shown = sorted.isEmpty() ? List.of() : sorted.get(0).positions();
    for (int i = 0; i < shown.size(); i++) {
      List<String> cells = new ArrayList<>(List.of(Numbers.count(shown.get(i).position())));
      for (ClickModelScore score : sorted) {
        cells.add(Numbers.fixed(score.positions().get(i).perplexity(), 4));
      }
      rows.add(Row.of(cells.toArray(String[]::new)));
    }
    return new Table("Perplexity by position", columns, rows);
  }

  private static List<ClickModelScore> sorted(List<ClickModelScore> scores) {
    return scores.stream()
        .sorted(
            Comparator.comparingDouble(
                    (ClickModelScore score) ->
                        Double.isNaN(score.logLikelihood())
                            ? Double.POSITIVE_INFINITY
                            : -score.logLikelihood())
                .thenComparing(ClickModelScore::model))
        .toList();
  }
}
