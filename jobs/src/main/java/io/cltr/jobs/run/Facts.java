package io.cltr.jobs.run;

import io.cltr.check.Counters;
import io.cltr.check.ExpectedDays;
import io.cltr.check.History;
import io.cltr.check.Level;
import io.cltr.check.LogFacts;
import io.cltr.check.QuarantinedRows;
import io.cltr.jobs.config.RunConfig;
import io.cltr.log.LogStatistics;
import io.cltr.log.Occurrences;
import io.cltr.log.UnitKind;
import io.cltr.pipeline.assemble.LogManifest;
import io.cltr.pipeline.assemble.LogManifest.BadRows;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the checks of a log look at. Examples are rows without their files: the same rows in other
 * files give the same report, and the quarantine names the files.
 */
final class Facts {
  private Facts() {}

  /**
   * Gathers them.
   *
   * @param examined whether what is done with the log rests on how positions were examined
   * @param tooMany whether more rows are bad than may be; if not, bad rows are no error
   */
  static LogFacts of(
      RunConfig config,
      LogManifest manifest,
      LogStatistics statistics,
      Previous previous,
      boolean examined,
      boolean tooMany) {
    return new LogFacts(
        statistics,
        UnitKind.valueOf(manifest.unit()),
        manifest.quarantined().stream()
            .map(bad -> quarantined(config, manifest, bad, tooMany))
            .toList(),
        counters(manifest.counters()),
        previous.days().isEmpty() ? Optional.empty() : Optional.of(new History(previous.days())),
        expected(config),
        examined);
  }

  private static Counters counters(LogManifest.Counters found) {
    return new Counters(
        occurrences(found.repeatedClicks()),
        occurrences(found.notRendered()),
        occurrences(found.repeatedDocuments()),
        occurrences(found.misplaced()),
        occurrences(found.newerFeatures()));
  }

  private static Occurrences occurrences(LogManifest.Counted found) {
    return new Occurrences(
        found.count(), found.examples().stream().map(LogManifest.Example::row).toList());
  }

  private static QuarantinedRows quarantined(
      RunConfig config, LogManifest manifest, BadRows bad, boolean tooMany) {
    Level level = config.checks().rows().get(bad.rowCheck());
    return new QuarantinedRows(
        bad.rowCheck(),
        level == Level.error && !tooMany ? Level.warning : level,
        bad.table(),
        bad.rows(),
        manifest.read(bad.table()),
        bad.examples().stream().map(LogManifest.Example::row).toList());
  }

  private static Optional<ExpectedDays> expected(RunConfig config) {
    if (config.date().isEmpty()) {
      return Optional.empty();
    }
    LocalDate last = LocalDate.parse(config.date());
    return Optional.of(new ExpectedDays(last.minusDays(config.lookBackDays() - 1L), last));
  }
}
