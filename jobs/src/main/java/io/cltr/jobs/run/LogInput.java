package io.cltr.jobs.run;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.config.TableConfig;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Splits;
import io.cltr.log.Splits.Part;
import io.cltr.log.Units;
import io.cltr.logging.Logged;
import io.cltr.logging.LoggingEstimate;
import io.cltr.logging.LoggingModel;
import io.cltr.pipeline.assemble.Acceptance;
import io.cltr.pipeline.assemble.AssembleOptions;
import io.cltr.pipeline.assemble.AssembledLog;
import io.cltr.pipeline.assemble.Assembly;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.DateRange;
import io.cltr.pipeline.table.TableFiles;
import io.cltr.pipeline.table.TableSpec;
import io.cltr.reward.CrossFit;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * An assembled log and its parts.
 *
 * @param logging its impressions with the logging probabilities that are used
 * @param refusal why it may not be used, by the rows that were left out; empty if it may
 */
record LogInput(
    AssembledLog log, LoggingEstimate logging, Optional<String> refusal, Splits splits, long seed) {
  private static final int FOLDS = 5;

  /** Input bytes that a partition is meant for. */
  private static final long PIECE = 64L << 20;

  /** The log that {@code config} names, assembled into {@code folder}. */
  static LogInput assemble(SparkSession spark, RunConfig config, String folder) {
    AssembleOptions options = options(spark, config);
    AssembledLog log = Assembly.assemble(spark, options, folder);
    Optional<String> refusal = Acceptance.refusal(options, log.manifest());
    LoggingModel model = refusal.isEmpty() ? config.loggingModel() : new Logged();
    return of(log, model, refusal, config);
  }

  /** A log that was assembled before. */
  static LogInput open(SparkSession spark, RunConfig config, String folder) {
    return of(AssembledLog.open(spark, folder), config.loggingModel(), Optional.empty(), config);
  }

  private static LogInput of(
      AssembledLog log, LoggingModel model, Optional<String> refusal, RunConfig config) {
    LoggingEstimate logging =
        model.estimate(log.impressions(), log.queries(), new CrossFit(FOLDS, config.seed()));
    return new LogInput(log, logging, refusal, config.splits(), config.seed());
  }

  static AssembleOptions options(SparkSession spark, RunConfig config) {
    TableSpec impressions = required("impressions", config.impressions());
    return new AssembleOptions(
        impressions,
        required("clicks", config.clicks()),
        config.features().spec(),
        config.documents().spec(),
        dates(config),
        config.zone(),
        config.attribution(),
        config.maxBadShare(),
        config.checks().rows(),
        partitions(spark, TableFiles.list(spark, "impressions", impressions, dates(config))));
  }

  /** Two for each core, and more where the impressions are large; the result is the same. */
  private static int partitions(SparkSession spark, TableFiles impressions) {
    long pieces = impressions.bytes() / PIECE;
    long cores = spark.sparkContext().defaultParallelism();
    return (int) Math.min(Units.BUCKETS, Math.max(2 * cores, pieces));
  }

  Source<Impression> all() {
    return logging.log();
  }

  Source<Impression> part(Part part) {
    Splits kept = splits;
    long drawn = seed;
    return logging.log().where(impression -> kept.part(impression.unit(), drawn) == part);
  }

  /** Whether documents may have groups. */
  boolean grouped() {
    return log.manifest().read(CandidateTables.DOCUMENTS) > 0;
  }

  /** All parts but one. */
  Source<Impression> without(Part part) {
    Splits kept = splits;
    long drawn = seed;
    return logging.log().where(impression -> kept.part(impression.unit(), drawn) != part);
  }

  Source<Keyed<Query>> queries() {
    return log.queries();
  }

  private static Optional<DateRange> dates(RunConfig config) {
    if (config.date().isEmpty()) {
      return Optional.empty();
    }
    LocalDate last = LocalDate.parse(config.date());
    return Optional.of(new DateRange(last.minusDays(config.lookBackDays() - 1L), last));
  }

  private static TableSpec required(String name, TableConfig table) {
    return table
        .spec()
        .orElseThrow(
            () ->
                new ConfigException(
                    "the table of %s is missing: give --%s PATH, or the key '%s' in --config"
                        .formatted(name, name, name)));
  }
}
