package io.cltr.jobs.compare;

import io.cltr.bench.Cell;
import io.cltr.bench.Duel;
import io.cltr.bench.ErrorSummary;
import io.cltr.pipeline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The results for programs. */
record ResultJson(
    int schemaVersion,
    String version,
    CompareConfig config,
    String baseline,
    double level,
    List<Line> cells,
    List<OutcomeJson> outcomes,
    List<NeededSize> needed) {
  static final String NAME = "results.json";

  private static final int SCHEMA = 2;

  /** One cell; {@code duel} null for the baseline, and where it was not run. */
  record Line(
      String world,
      String estimand,
      long size,
      String subject,
      double truth,
      int replicates,
      int failures,
      String firstFailure,
      double warned,
      int intervals,
      ErrorSummary errors,
      Duel duel) {
    static Line of(Cell cell) {
      return new Line(
          cell.world(),
          cell.estimand(),
          cell.size(),
          cell.subject(),
          cell.truth(),
          cell.replicates(),
          cell.failures(),
          cell.firstFailure(),
          cell.warned(),
          cell.intervals(),
          cell.summary(),
          cell.duel().orElse(null));
    }
  }

  static ResultJson of(Results results) {
    return new ResultJson(
        SCHEMA,
        results.version(),
        results.config(),
        results.found().baseline(),
        results.found().level(),
        results.found().cells().stream().map(Line::of).toList(),
        results.found().outcomes().stream()
            .map(cell -> OutcomeJson.of(cell, results.found().baseline()))
            .toList(),
        results.outcomes().stream()
            .flatMap(section -> section.needed(results.found().baseline()).stream())
            .toList());
  }

  static byte[] render(Results results) {
    return Json.text(of(results)).getBytes(StandardCharsets.UTF_8);
  }
}
