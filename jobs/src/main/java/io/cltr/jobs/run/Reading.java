package io.cltr.jobs.run;

import io.cltr.check.Checks;
import io.cltr.check.Finding;
import io.cltr.check.Level;
import io.cltr.check.LogFacts;
import io.cltr.jobs.config.RunConfig;
import io.cltr.log.LogStatistics;
import io.cltr.log.LogSummary;
import io.cltr.log.LogSummary.Day;
import io.cltr.pipeline.assemble.LogManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Counts a log, checks it, and says whether it may be used. */
final class Reading {
  private static final String LOGGING_MODEL = "logging-model";

  private Reading() {}

  static LogData of(SparkSession spark, RunConfig config, LogInput log, boolean examined) {
    LogManifest manifest = log.log().manifest();
    LogStatistics statistics = LogStatistics.of(log.all(), config.zone());
    LogSummary summary = statistics.summary();
    Previous previous =
        Previous.of(config.out(), lastDay(summary), spark.sessionState().newHadoopConf());
    LogFacts facts =
        Facts.of(config, manifest, statistics, previous, examined, log.refusal().isPresent());
    List<Finding> checks = new ArrayList<>(Checks.run(config.checks().log().values(), facts));
    for (String warning : log.logging().warnings()) {
      checks.add(
          new Finding(LOGGING_MODEL, Level.warning, summary.impressions(), warning, List.of()));
    }
    return new LogData(
        manifest,
        summary,
        checks,
        refusal(config, log, summary, checks),
        previous,
        log.all().fold(new SplitUnits(config.splits(), config.seed())));
  }

  /** The last day of the log; "" where it has no times. */
  static String lastDay(LogSummary summary) {
    List<Day> days = summary.days();
    return days.isEmpty() ? "" : days.get(days.size() - 1).day();
  }

  private static List<String> refusal(
      RunConfig config, LogInput log, LogSummary summary, List<Finding> checks) {
    List<String> reasons = new ArrayList<>();
    log.refusal().ifPresent(reasons::add);
    noLastDay(config, summary).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      checks.stream()
          .filter(found -> found.level() == Level.error && config.checks().ofLog(found.check()))
          .forEach(found -> reasons.add(found.check() + ": " + found.message()));
    }
    return reasons;
  }

  private static Optional<String> noLastDay(RunConfig config, LogSummary summary) {
    List<String> days = summary.days().stream().map(Day::day).toList();
    return config.date().isEmpty() || days.isEmpty() || days.contains(config.date())
        ? Optional.empty()
        : Optional.of(
            "impressions: none on %s, the day of --date; found %s. Wait for the day's log, or name the last day that is whole"
                .formatted(config.date(), days));
  }
}
