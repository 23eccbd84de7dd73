package io.cltr.jobs.report;

import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.change.Flips;
import io.cltr.change.Flips.Loser;
import io.cltr.change.MeasuredChange;
import io.cltr.change.TopDocument;
import io.cltr.jobs.report.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What changes for single queries. */
final class FlipTables {
  private FlipTables() {}

  /** The flips in words. */
  static String sentence(Flips flips) {
    return ("Over all impressions, what gets worse costs %s and what gets better brings %s of the"
            + " metric per impression; the 1%% of the impressions that lose most lose %s each."
            + " A query gets worse, or better, if it changes by more than %s.")
        .formatted(
            digits(flips.regret()),
            digits(flips.gain()),
            digits(Math.abs(flips.tail())),
            digits(flips.threshold()));
  }

  /** Queries that lose most, with both rankings and the evidence. */
  static Table losers(Flips flips) {
    List<Row> rows = new ArrayList<>();
    for (Loser loser : flips.losers()) {
      MeasuredChange change = loser.ranking().change();
      rows.add(
          Row.of(
              change.query(),
              Numbers.count(Math.round(change.impressions())),
              Numbers.signed(loser.change(), 3),
              Numbers.signed(change.measured(), 3) + " ± " + Numbers.fixed(change.error(), 3),
              Numbers.percent(loser.chance()),
              documents(loser.ranking().before()),
              documents(loser.ranking().after())));
    }
    return new Table(
        "Queries that lose most",
        List.of(
            text("Query"),
            number("Impressions"),
            number("Change"),
            number("Measured"),
            number("P(worse)"),
            text("Production's first documents"),
            text("Candidate's first documents")),
        rows);
  }

  /** How to read {@link #losers}. */
  static String key() {
    return "Change: expected, noise removed; measured: by this query's clicks alone, ± one standard"
        + " error. Documents in the order of the ranking, each with its relevance ± one standard"
        + " error, and its clicks of its displays.";
  }

  private static String documents(List<TopDocument> documents) {
    return documents.stream()
        .map(
            d ->
                "%s: %s ± %s, %s of %s"
                    .formatted(
                        d.document(),
                        Numbers.fixed(d.relevance(), 2),
                        Numbers.fixed(d.error(), 2),
                        Numbers.count(Math.round(d.clicks())),
                        Numbers.count(Math.round(d.shown()))))
        .collect(Collectors.joining(";\n"));
  }

  private static String digits(double value) {
    return Numbers.significant(value, 3);
  }
}
