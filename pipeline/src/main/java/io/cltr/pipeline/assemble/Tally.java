package io.cltr.pipeline.assemble;

import io.cltr.check.RowProblem;
import io.cltr.log.InputException;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.LogTables;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts of rows used and quarantined, by table and reason; its size is that of the reasons. */
final class Tally implements Serializable {
  /** A bad click is often the consequence of a bad impression, and that of missing features. */
  private static final List<String> CAUSES_FIRST =
      List.of(
          CandidateTables.FEATURES,
          CandidateTables.DOCUMENTS,
          LogTables.IMPRESSIONS,
          LogTables.CLICKS);

  private static final int TOP = 3;

  private final TreeMap<String, Long> used = new TreeMap<>();
  private final TreeMap<Reason, Bad> bad = new TreeMap<>();

  /** A reason in a table. */
  private record Reason(String table, RowProblem problem)
      implements Serializable, Comparable<Reason> {
    @Override
    public int compareTo(Reason other) {
      return Comparator.comparing(Reason::table)
          .thenComparing(Reason::problem)
          .compare(this, other);
    }
  }

  /** Number of rows and the first of them in the order of their text. */
  private record Bad(long rows, String file, String example) implements Serializable {
    private static final Comparator<Bad> BY_EXAMPLE =
        Comparator.comparing(Bad::example).thenComparing(Bad::file);

    Bad plus(Bad other) {
      Bad first = BY_EXAMPLE.compare(this, other) <= 0 ? this : other;
      return new Bad(rows + other.rows, first.file, first.example);
    }
  }

  static Iterator<Tally> ofOutcomes(Iterator<Outcome> outcomes) {
    Tally tally = new Tally();
    outcomes.forEachRemaining(
        outcome -> {
          if (outcome instanceof Outcome.Used used) {
            tally.used(LogTables.IMPRESSIONS, used.shown().size());
            tally.used(LogTables.CLICKS, used.clicks().size());
          } else {
            tally.rejected((Rejected) outcome);
          }
        });
    return List.of(tally).iterator();
  }

  static Iterator<Tally> ofQueries(Iterator<QueryOutcome> outcomes) {
    Tally tally = new Tally();
    outcomes.forEachRemaining(
        outcome -> {
          if (outcome instanceof QueryOutcome.Used used) {
            tally.used(CandidateTables.FEATURES, used.rows());
          } else if (outcome instanceof Rejected rejected) {
            tally.rejected(rejected);
          }
        });
    return List.of(tally).iterator();
  }

  static Tally sum(List<Tally> tallies) {
    Tally sum = new Tally();
    for (Tally tally : tallies) {
      tally.used.forEach(sum::used);
      tally.bad.forEach((reason, bad) -> sum.bad.merge(reason, bad, Bad::plus));
    }
    return sum;
  }

  void used(String table, long rows) {
    used.merge(table, rows, Long::sum);
  }

  void rejected(Rejected row) {
    bad.merge(new Reason(row.table(), row.problem()), new Bad(1, row.file(), row.row()), Bad::plus);
  }

  /** Rows of {@code table} that were used. */
  long rowsUsed(String table) {
    return used.getOrDefault(table, 0L);
  }

  /** Rows of {@code table} that were quarantined. */
  long rowsBad(String table) {
    return bad.entrySet().stream()
        .filter(entry -> entry.getKey().table().equals(table))
        .mapToLong(entry -> entry.getValue().rows())
        .sum();
  }

  boolean anyBad() {
    return !bad.isEmpty();
  }

  /** What was read, used and quarantined of each table of {@code names}. */
  List<LogManifest.TableRows> tables(List<String> names) {
    return names.stream()
        .map(name -> new LogManifest.TableRows(name, rowsUsed(name), rowsBad(name)))
        .toList();
  }

  /** Reasons with their numbers of rows, by table and reason. */
  List<LogManifest.BadRows> reasons() {
    return bad.entrySet().stream()
        .map(
            entry ->
                new LogManifest.BadRows(
                    entry.getKey().table(),
                    entry.getKey().problem().check().id(),
                    entry.getKey().problem().text(),
                    entry.getValue().rows()))
        .toList();
  }

  /** Refuses a log of which a table has more bad rows than {@code cap} allows. */
  void check(double cap) {
    for (String table : CAUSES_FIRST) {
      long rows = rowsBad(table);
      long read = rows + rowsUsed(table);
      if (rows > cap * read) {
        throw new InputException(
            ("%s: %d of %d rows (%.1f%%) cannot be used, more than the %.1f%% that maxBadShare"
                    + " allows.%n%s%nCorrect the log, or raise maxBadShare if these rows may be left"
                    + " out; the quarantine holds all of them.")
                .formatted(table, rows, read, 100.0 * rows / read, 100 * cap, reasonsOfAll()));
      }
    }
  }

  private String reasonsOfAll() {
    return CAUSES_FIRST.stream()
        .filter(table -> rowsBad(table) > 0)
        .map(table -> " %s:%n%s".formatted(table, top(table)))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private String top(String table) {
    return bad.entrySet().stream()
        .filter(entry -> entry.getKey().table().equals(table))
        .sorted(Comparator.comparingLong((Map.Entry<Reason, Bad> e) -> -e.getValue().rows()))
        .limit(TOP)
        .map(
            entry ->
                "  %d × %s, e.g. %s in %s"
                    .formatted(
                        entry.getValue().rows(),
                        entry.getKey().problem().text(),
                        entry.getValue().example(),
                        entry.getValue().file()))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
