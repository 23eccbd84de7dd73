package io.cltr.jobs.run;

import io.cltr.check.Counters;
import io.cltr.check.ExpectedDays;
import io.cltr.check.LogFacts;
import io.cltr.check.QuarantinedRows;
import io.cltr.check.RowCheck;
import io.cltr.jobs.config.RunConfig;
import io.cltr.log.LogStatistics;
import io.cltr.log.UnitKind;
import io.cltr.pipeline.assemble.LogManifest;
import io.cltr.pipeline.assemble.LogManifest.BadRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the checks of a log look at. */
final class Facts {
  private Facts() {}

  static LogFacts of(RunConfig config, LogManifest manifest, LogStatistics statistics) {
    return new LogFacts(
        statistics,
        UnitKind.valueOf(manifest.unit()),
        manifest.quarantined().stream().map(bad -> quarantined(manifest, bad)).toList(),
        Counters.NONE,
        Optional.empty(),
        expected(config));
  }

  private static QuarantinedRows quarantined(LogManifest manifest, BadRows bad) {
    RowCheck check = RowCheck.of(bad.check()).orElseThrow();
    return new QuarantinedRows(
        check, check.level(), bad.table(), bad.rows(), manifest.read(bad.table()), List.of());
  }

  private static Optional<ExpectedDays> expected(RunConfig config) {
    if (config.date().isEmpty()) {
      return Optional.empty();
    }
    LocalDate last = LocalDate.parse(config.date());
    return Optional.of(new ExpectedDays(last.minusDays(config.lookBackDays() - 1L), last));
  }
}
