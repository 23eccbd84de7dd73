package io.cltr.pipeline.assemble;

import io.cltr.check.Level;
import io.cltr.check.RowCheck;
import io.cltr.log.Attribution;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.table.DateRange;
import io.cltr.pipeline.table.LogTimes;
import io.cltr.pipeline.table.TableSpec;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * What to assemble.
 *
 * @param impressions what was shown, one row per impression or per shown document
 * @param clicks what was clicked
 * @param features features of the candidates; without them the candidates of a query are the
 *     documents that the log showed for it
 * @param documents groups of the documents
 * @param dates days of impressions to read; empty: all
 * @param timeZone in which the days lie, and times that do not name their own
 * @param attribution which clicks count
 * @param maxBadShare largest share of a table's rows that may be bad, in [0, 1]
 * @param levels how much it matters what checks of rows find, where not as {@link RowCheck#level()}
 *     says; only errors count as bad
 * @param partitions number of files of the assembled log, and of partitions on the way; the result
 *     does not depend on it
 */
public record AssembleOptions(
    TableSpec impressions,
    TableSpec clicks,
    Optional<TableSpec> features,
    Optional<TableSpec> documents,
    Optional<DateRange> dates,
    ZoneId timeZone,
    Attribution attribution,
    double maxBadShare,
    Map<RowCheck, Level> levels,
    int partitions) {
  /** Default of {@code maxBadShare}. */
  public static final double MAX_BAD_SHARE = 0.05;

  /** Default of {@code partitions}. */
  public static final int PARTITIONS = 16;

  /** Copies the levels and checks the numbers. */
  public AssembleOptions {
    levels = Map.copyOf(levels);
    if (!(maxBadShare >= 0 && maxBadShare <= 1)) {
      throw new ConfigException(
          "maxBadShare is %s; it is a share from 0 to 1".formatted(maxBadShare));
    }
    if (partitions < 1) {
      throw new ConfigException("partitions is %d; it must be 1 or more".formatted(partitions));
    }
  }

  /** All of two tables, with the defaults. */
  public static AssembleOptions of(TableSpec impressions, TableSpec clicks) {
    return new AssembleOptions(
        impressions,
        clicks,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC,
        new Attribution(),
        MAX_BAD_SHARE,
        Map.of(),
        PARTITIONS);
  }

  /** The same with features. */
  public AssembleOptions withFeatures(TableSpec table) {
    return new AssembleOptions(
        impressions,
        clicks,
        Optional.of(table),
        documents,
        dates,
        timeZone,
        attribution,
        maxBadShare,
        levels,
        partitions);
  }

  /** The same with documents. */
  public AssembleOptions withDocuments(TableSpec table) {
    return new AssembleOptions(
        impressions,
        clicks,
        features,
        Optional.of(table),
        dates,
        timeZone,
        attribution,
        maxBadShare,
        levels,
        partitions);
  }

  /** The same for some days only. */
  public AssembleOptions withDates(DateRange range) {
    return new AssembleOptions(
        impressions,
        clicks,
        features,
        documents,
        Optional.of(range),
        timeZone,
        attribution,
        maxBadShare,
        levels,
        partitions);
  }

  /** The same in another time zone. */
  public AssembleOptions withTimeZone(ZoneId zone) {
    return new AssembleOptions(
        impressions,
        clicks,
        features,
        documents,
        dates,
        zone,
        attribution,
        maxBadShare,
        levels,
        partitions);
  }

  /** The same with other rules for clicks. */
  public AssembleOptions withAttribution(Attribution rules) {
    return new AssembleOptions(
        impressions,
        clicks,
        features,
        documents,
        dates,
        timeZone,
        rules,
        maxBadShare,
        levels,
        partitions);
  }

  /** The same with another cap on bad rows. */
  public AssembleOptions withMaxBadShare(double share) {
    return new AssembleOptions(
        impressions,
        clicks,
        features,
        documents,
        dates,
        timeZone,
        attribution,
        share,
        levels,
        partitions);
  }

  /** The same with other levels of the checks in {@code changes}. */
  public AssembleOptions withLevels(Map<RowCheck, Level> changes) {
    return new AssembleOptions(
        impressions,
        clicks,
        features,
        documents,
        dates,
        timeZone,
        attribution,
        maxBadShare,
        changes,
        partitions);
  }

  /** The same with another number of files. */
  public AssembleOptions withPartitions(int count) {
    return new AssembleOptions(
        impressions,
        clicks,
        features,
        documents,
        dates,
        timeZone,
        attribution,
        maxBadShare,
        levels,
        count);
  }

  /** How much it matters what {@code check} finds. */
  public Level level(RowCheck check) {
    return levels.getOrDefault(check, check.level());
  }

  /** Which times are read. */
  public LogTimes times() {
    return new LogTimes(dates, timeZone, attribution);
  }
}
