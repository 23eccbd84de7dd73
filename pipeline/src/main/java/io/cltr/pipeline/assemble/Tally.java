package io.cltr.pipeline.assemble;

import io.cltr.check.RowProblem;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.LogTables;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/** Counts of rows used and quarantined, by table and reason; its size is that of the reasons. */
final class Tally implements Serializable {
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

  /** Number of rows, and some of them. */
  private static final class Bad implements Serializable {
    private final Examples examples = new Examples();
    private long rows;

    void add(Rejected row) {
      rows++;
      examples.add(row.row(), row.file());
    }

    void add(Bad other) {
      rows += other.rows;
      examples.addAll(other.examples);
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
      tally.bad.forEach((reason, bad) -> sum.bad(reason).add(bad));
    }
    return sum;
  }

  void used(String table, long rows) {
    used.merge(table, rows, Long::sum);
  }

  void rejected(Rejected row) {
    bad(new Reason(row.table(), row.problem())).add(row);
  }

  private Bad bad(Reason reason) {
    return bad.computeIfAbsent(reason, absent -> new Bad());
  }

  /** Rows of {@code table} that were used. */
  long rowsUsed(String table) {
    return used.getOrDefault(table, 0L);
  }

  /** Rows of {@code table} that were quarantined. */
  long rowsBad(String table) {
    return bad.entrySet().stream()
        .filter(entry -> entry.getKey().table().equals(table))
        .mapToLong(entry -> entry.getValue().rows)
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
                    entry.getValue().rows,
                    entry.getValue().examples.shown(entry.getKey().problem().column())))
        .toList();
  }
}
