package io.cltr.pipeline.assemble;

import io.cltr.check.Level;
import io.cltr.pipeline.assemble.LogManifest.BadRows;
import io.cltr.pipeline.assemble.LogManifest.Example;
import io.cltr.pipeline.assemble.LogManifest.TableRows;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.LogTables;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether what was assembled may be used: no table has more bad rows than allowed, features can be
 * read where there are any, and there is an impression. Of the rows in quarantine only those count
 * whose check is an {@link Level#error}.
 */
public final class Acceptance {
  /** A bad click is often the consequence of a bad impression, and that of missing features. */
  private static final List<String> CAUSES_FIRST =
      List.of(
          CandidateTables.FEATURES,
          CandidateTables.DOCUMENTS,
          LogTables.IMPRESSIONS,
          LogTables.CLICKS);

  private static final int TOP = 3;

  private final AssembleOptions options;
  private final LogManifest log;

  private Acceptance(AssembleOptions options, LogManifest log) {
    this.options = options;
    this.log = log;
  }

  /** Why the log may not be used, and what to do; empty if it may. */
  public static Optional<String> refusal(AssembleOptions options, LogManifest log) {
    Acceptance acceptance = new Acceptance(options, log);
    return acceptance.badRows().or(acceptance::noFeatures).or(acceptance::noImpressions);
  }

  private Optional<String> badRows() {
    return CAUSES_FIRST.stream()
        .flatMap(name -> log.tables().stream().filter(table -> table.table().equals(name)))
        .filter(table -> errors(table.table()) > options.maxBadShare() * table.read())
        .map(this::badRows)
        .findFirst();
  }

  private String badRows(TableRows table) {
    long rows = errors(table.table());
    return ("%s: %d of %d rows (%.1f%%) cannot be used, more than the %.1f%% that maxBadShare"
            + " allows.%n%s%nCorrect the log, or raise maxBadShare if these rows may be left"
            + " out; the quarantine holds all of them.")
        .formatted(
            table.table(),
            rows,
            table.read(),
            100.0 * rows / table.read(),
            100 * options.maxBadShare(),
            reasons());
  }

  private Optional<String> noFeatures() {
    return options
        .features()
        .filter(table -> log.featureWidth() == 0)
        .map(
            table ->
                ("features: no row of '%s' has a feature that can be read; correct it or leave the"
                        + " table out")
                    .formatted(table.path()));
  }

  private Optional<String> noImpressions() {
    if (log.impressions() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        "impressions: no row of '%s' can be used%s; check the path and the dates"
            .formatted(
                options.impressions().path(),
                options
                    .dates()
                    .map(dates -> " from %s to %s".formatted(dates.from(), dates.to()))
                    .orElse("")));
  }

  private long errors(String table) {
    return errorsOf(table).stream().mapToLong(BadRows::rows).sum();
  }

  private List<BadRows> errorsOf(String table) {
    return log.quarantined().stream()
        .filter(bad -> bad.table().equals(table))
        .filter(bad -> options.level(bad.rowCheck()) == Level.error)
        .sorted(Comparator.comparingLong(bad -> -bad.rows()))
        .toList();
  }

  private String reasons() {
    return CAUSES_FIRST.stream()
        .filter(table -> errors(table) > 0)
        .map(table -> " %s:%n%s".formatted(table, top(table)))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private String top(String table) {
    return errorsOf(table).stream()
        .limit(TOP)
        .map(bad -> "  %d × %s, e.g. %s".formatted(bad.rows(), bad.reason(), example(bad)))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String example(BadRows bad) {
    Example example = bad.examples().get(0);
    return "%s in %s".formatted(example.row(), example.file());
  }
}
