package io.cltr.pipeline.assemble;

import io.cltr.check.RowProblem;
import io.cltr.pipeline.assemble.LogManifest.Counted;
import io.cltr.pipeline.assemble.LogManifest.Kind;
import io.cltr.pipeline.assemble.Note.Subject;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.LogTables;
import java.io.Serializable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts of rows by table and of what became of them; its size is that of the reasons for which
 * rows are bad.
 */
final class Tally implements Serializable {
  private final TreeMap<String, Long> used = new TreeMap<>();
  private final TreeMap<Reason, Rows> bad = new TreeMap<>();
  private final EnumMap<Subject, Rows> notes = new EnumMap<>(Subject.class);
  private final Kinds kinds = new Kinds();
  private long otherDays;

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

  /** How many, and some of them. */
  private static final class Rows implements Serializable {
    private final Examples examples = new Examples();
    private long count;

    void add(long number, String row, String file) {
      count += number;
      examples.add(row, file);
    }

    void add(Rows other) {
      count += other.count;
      examples.addAll(other.examples);
    }
  }

  static Iterator<Tally> ofOutcomes(Iterator<Outcome> outcomes) {
    Tally tally = new Tally();
    outcomes.forEachRemaining(tally::add);
    return List.of(tally).iterator();
  }

  private void add(Outcome outcome) {
    if (outcome instanceof Outcome.Used row) {
      used(LogTables.IMPRESSIONS, row.shown().size());
      used(LogTables.CLICKS, row.clicks().size());
      row.clicks().forEach(kinds::add);
      row.notes().forEach(note -> add(note, "impression_id", row.impression().id()));
    } else if (outcome instanceof Outcome.OtherDays clicks) {
      otherDays += clicks.clicks();
    } else {
      rejected((Rejected) outcome);
    }
  }

  private void add(Note note, String column, String id) {
    rows(note.subject())
        .add(note.count(), Rejected.example(column, id, note.document()), note.file());
  }

  static Iterator<Tally> ofQueries(Iterator<QueryOutcome> outcomes) {
    Tally tally = new Tally();
    outcomes.forEachRemaining(
        outcome -> {
          if (outcome instanceof QueryOutcome.Used used) {
            tally.used(CandidateTables.FEATURES, used.rows());
            used.newer().ifPresent(note -> tally.add(note, "query_id", used.query().key()));
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
      tally.bad.forEach((reason, rows) -> sum.rows(reason).add(rows));
      tally.notes.forEach((subject, rows) -> sum.rows(subject).add(rows));
      sum.kinds.addAll(tally.kinds);
      sum.otherDays += tally.otherDays;
    }
    return sum;
  }

  void used(String table, long rows) {
    used.merge(table, rows, Long::sum);
  }

  private void rejected(Rejected row) {
    rows(new Reason(row.table(), row.problem())).add(1, row.row(), row.file());
  }

  private Rows rows(Reason reason) {
    return bad.computeIfAbsent(reason, absent -> new Rows());
  }

  private Rows rows(Subject subject) {
    return notes.computeIfAbsent(subject, absent -> new Rows());
  }

  /** Rows of {@code table} that were quarantined. */
  long rowsBad(String table) {
    return bad.entrySet().stream()
        .filter(entry -> entry.getKey().table().equals(table))
        .mapToLong(entry -> entry.getValue().count)
        .sum();
  }

  boolean anyBad() {
    return !bad.isEmpty();
  }

  /** What was read, used and quarantined of each table of {@code names}. */
  List<LogManifest.TableRows> tables(List<String> names) {
    return names.stream()
        .map(
            name ->
                new LogManifest.TableRows(
                    name,
                    used.getOrDefault(name, 0L),
                    rowsBad(name),
                    name.equals(LogTables.CLICKS) ? otherDays : 0))
        .toList();
  }

  /** Reasons with their numbers of rows, by table and reason. */
  List<LogManifest.BadRows> reasons() {
    return bad.entrySet().stream().map(entry -> badRows(entry.getKey(), entry.getValue())).toList();
  }

  private static LogManifest.BadRows badRows(Reason reason, Rows rows) {
    RowProblem problem = reason.problem();
    return new LogManifest.BadRows(
        reason.table(),
        problem.check().id(),
        problem.text(),
        rows.count,
        rows.examples.shown(problem.column()));
  }

  /** What is odd about rows that were used. */
  LogManifest.Counters counters() {
    return new LogManifest.Counters(
        counted(Subject.REPEATED_CLICK),
        counted(Subject.NOT_RENDERED),
        counted(Subject.REPEATED_DOCUMENT),
        counted(Subject.MISPLACED),
        counted(Subject.NEWER_FEATURES));
  }

  private Counted counted(Subject subject) {
    Rows rows = notes.getOrDefault(subject, new Rows());
    return new Counted(rows.count, rows.examples.shown(""));
  }

  /** Rows of clicks that were used, by kind. */
  List<Kind> kinds() {
    return kinds.list();
  }
}
