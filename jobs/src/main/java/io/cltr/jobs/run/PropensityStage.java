package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.method.Methods;
import io.cltr.pipeline.stage.StudiedLog;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.ContextCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.context.ContextCurves;
import io.cltr.propensity.drift.Drift;
import io.cltr.propensity.drift.LoggerChange;
import io.cltr.propensity.study.PropensityStudy;
import io.cltr.propensity.study.StudySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stage that estimates examination, and compares the curve with others. */
record PropensityStage(RunConfig config, Progress progress) {

  private record Studied(PropensityStudy study, PropensityEstimate estimate) {}

  /**
   * The curve to use.
   *
   * @param previous the curve of an earlier run
   */
  StudiedPropensities run(LogInput input, LogData data, Optional<PreviousCurve> previous) {
    PropensityLog log = StudiedLog.of(input.all(), input.queries(), data.manifest(), config.seed());
    List<String> columns = config.study().columns(data.summary());
    Studied studied = progress.stage("propensities", () -> study(log), PropensityStage::found);
    PropensityEstimate estimate = byContext(log, studied, columns);
    List<LoggerChange> changes = new ArrayList<>();
    List<Drift> drift =
        progress.stage(
            "drift",
            () -> {
              changes.addAll(LoggerChange.of(log.impressions(), config.zone()));
              return drift(log, studied, previous);
            },
            parts -> drifted(parts, changes));
    return new StudiedPropensities(
        estimate,
        StudySummary.of(studied.study(), drift, changes),
        new ClickModelStage(config, progress).run(log));
  }

  /** Where the log allows no candidate, the estimator that was asked for says why. */
  private Studied study(PropensityLog log) {
    PropensityStudy study =
        PropensityStudy.of(config.propensities().candidates(), log, config.level());
    return new Studied(
        study,
        study.estimate().orElseGet(() -> config.propensities().estimate(log, config.level())));
  }

  /** The curve with those of each value of {@code columns}, where it has none of its own. */
  private PropensityEstimate byContext(PropensityLog log, Studied studied, List<String> columns) {
    PropensityEstimate estimate = studied.estimate();
    if (columns.isEmpty() || !estimate.contexts().isEmpty()) {
      return estimate;
    }
    PropensityEstimator estimator = recommended(studied.study());
    List<ContextCurve> curves =
        progress.stage(
            "contexts",
            () ->
                columns.stream()
                    .map(column -> ContextCurves.of(estimator, log, column, config.level()))
                    .flatMap(found -> found.curves().stream())
                    .toList(),
            found ->
                "%s by %s".formatted(Plural.of(found.size(), "curve"), String.join(", ", columns)));
    return estimate.withContexts(curves);
  }

  private PropensityEstimator recommended(PropensityStudy study) {
    return config.propensities().candidates().stream()
        .filter(candidate -> Methods.label(candidate).equals(study.recommended()))
        .findFirst()
        .orElseThrow();
  }

  private List<Drift> drift(PropensityLog log, Studied studied, Optional<PreviousCurve> previous) {
    PropensityEstimate whole = studied.estimate();
    PropensityEstimator estimator = recommended(studied.study());
    List<Drift> drift = new ArrayList<>();
    if (config.study().days()) {
      drift.addAll(Drift.days(estimator, log, whole, config.zone()));
    }
    if (config.study().loggers()) {
      drift.addAll(Drift.loggers(estimator, log, whole));
    }
    previous.ifPresent(run -> drift.addAll(Drift.previous(run.run(), run.estimate(), whole)));
    return drift;
  }

  private static String found(Studied found) {
    List<PositionEstimate> positions = found.estimate().positions();
    PositionEstimate deepest = positions.get(positions.size() - 1);
    long broken =
        found.estimate().checks().stream()
            .filter(check -> check.verdict() == Verdict.BROKEN)
            .count();
    return "%s: examined at position %d: %.3f of position 1; %s broken"
        .formatted(
            found.study().recommended(),
            positions.size(),
            deepest.propensity(),
            Plural.of(broken, "assumption"));
  }

  private static String drifted(List<Drift> parts, List<LoggerChange> changes) {
    return "%s beside the whole, %d unlike it; %d of %s changed"
        .formatted(
            Plural.of(parts.size(), "curve"),
            parts.stream().filter(Drift::alarm).count(),
            changes.stream().filter(LoggerChange::alarm).count(),
            Plural.of(changes.size(), "logger-day"));
  }
}
