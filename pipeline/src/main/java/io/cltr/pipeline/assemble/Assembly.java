package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.fold.Keyed;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.pipeline.table.Candidate;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.CandidateTables.Pair;
import io.cltr.pipeline.table.Event;
import io.cltr.pipeline.table.LaidOut;
import io.cltr.pipeline.table.LogTables;
import io.cltr.pipeline.table.RejectedRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Joins impressions, clicks, features and documents into a log laid out by unit.
 *
 * <p>Impressions and clicks meet in one shuffle by impression, features and what was shown in one
 * by query; a third brings impressions into the order of {@link io.cltr.log.Impression#LAYOUT}.
 * Every row read is used or quarantined with a reason; clicks that may belong to impressions
 * outside the range of dates and find none inside are left unread.
 */
public final class Assembly {
  /** More missing documents than this are not a few bad rows but the wrong table. */
  private static final int MAX_MISSING = 1_000_000;

  private final SparkSession spark;
  private final AssembleOptions options;
  private final String folder;
  private final LogTables tables;
  private final CandidateTables candidates;

  private Assembly(SparkSession spark, AssembleOptions options, String folder) {
    this.spark = spark;
    this.options = options;
    this.folder = folder;
    this.tables = LogTables.read(spark, options.impressions(), options.clicks(), options.dates());
    this.candidates = CandidateTables.read(spark, options.features(), options.documents());
  }

  /**
   * Assembles a log into {@code folder}, which must not hold one.
   *
   * @throws InputException where a table lacks a column, or has more bad rows than the options
   *     allow; the quarantine is written before that
   */
  public static AssembledLog assemble(SparkSession spark, AssembleOptions options, String folder) {
    return new Assembly(Sessions.plannedOnce(spark), options, folder).run();
  }

  private AssembledLog run() {
    int width = width();
    JavaRDD<Outcome> outcomes = outcomes(tables, options.partitions());
    JavaRDD<Pair> shown = outcomes.mapPartitions(Assembly::shownPairs);
    JavaRDD<QueryOutcome> queries =
        queryOutcomes(candidates.byQuery(spark, shown, options.partitions()), width);
    JavaRDD<Outcome> checked = withoutMissing(outcomes, missing(queries));
    JavaRDD<Rejected> badDocuments = candidates.badDocuments(context()).map(Rejected::unread);
    Tally tally = tally(checked, queries, badDocuments);
    if (tally.anyBad()) {
      quarantine(checked, queries, badDocuments);
    }
    tally.check(options.maxBadShare());
    if (tally.rowsUsed(LogTables.IMPRESSIONS) == 0) {
      throw new InputException(
          "impressions: no row of '%s' can be used%s; check the path and the dates"
              .formatted(
                  options.impressions().path(),
                  options
                      .dates()
                      .map(d -> " from %s to %s".formatted(d.from(), d.to()))
                      .orElse("")));
    }
    LaidOut.writeImpressions(
        spark,
        checked
            .filter(outcome -> outcome instanceof Outcome.Used)
            .map(o -> ((Outcome.Used) o).impression()),
        options.partitions(),
        AssembledLog.impressionsFolder(folder));
    LaidOut.writeQueries(spark, used(queries), AssembledLog.queriesFolder(folder));
    return AssembledLog.publish(spark, folder, manifest(tally, width));
  }

  private int width() {
    int width = candidates.width();
    if (options.features().isPresent() && width == 0) {
      throw new InputException(
          ("features: no row of '%s' has a feature that can be read; correct it or leave the"
                  + " table out")
              .formatted(options.features().get().path()));
    }
    return width;
  }

  private static JavaRDD<Outcome> outcomes(LogTables tables, int partitions) {
    List<String> contexts = tables.contexts();
    return tables
        .events(partitions)
        .mapPartitions(
            events ->
                new Grouped<>(
                    events,
                    Event::impression,
                    group -> ImpressionAssembler.assemble(group, contexts)));
  }

  private static JavaRDD<QueryOutcome> queryOutcomes(JavaRDD<Candidate> rows, int width) {
    return rows.mapPartitions(
        part ->
            new Grouped<>(part, Candidate::query, group -> QueryAssembler.assemble(group, width)));
  }

  /** What a partition shows, each pair once. */
  private static Iterator<Pair> shownPairs(Iterator<Outcome> outcomes) {
    Set<Pair> pairs = new HashSet<>();
    outcomes.forEachRemaining(
        outcome -> {
          if (outcome instanceof Outcome.Used used) {
            for (String document : used.impression().documents()) {
              pairs.add(new Pair(used.impression().query(), document));
            }
          }
        });
    return pairs.iterator();
  }

  private Set<Pair> missing(JavaRDD<QueryOutcome> queries) {
    JavaRDD<Pair> missing =
        queries
            .filter(outcome -> outcome instanceof QueryOutcome.Missing)
            .map(outcome -> (QueryOutcome.Missing) outcome)
            .map(pair -> new Pair(pair.query(), pair.document()));
    long count = missing.count();
    if (count > MAX_MISSING) {
      Pair example = missing.first();
      throw new InputException(
          ("features: %d shown documents have none, e.g. document '%s' of query '%s'; check that"
                  + " features and impressions belong together")
              .formatted(count, example.document(), example.query()));
    }
    return count == 0 ? Set.of() : new HashSet<>(missing.collect());
  }

  private JavaRDD<Outcome> withoutMissing(JavaRDD<Outcome> outcomes, Set<Pair> missing) {
    Broadcast<Set<Pair>> pairs = context().broadcast(missing);
    return outcomes.flatMap(outcome -> withoutMissing(outcome, pairs.value()));
  }

  private static Iterator<Outcome> withoutMissing(Outcome outcome, Set<Pair> missing) {
    if (outcome instanceof Outcome.Used used
        && Stream.of(used.impression().documents())
            .anyMatch(d -> missing.contains(new Pair(used.impression().query(), d)))) {
      return used.rejected(RowCheck.SHOWN_WITHOUT_FEATURES.problem()).iterator();
    }
    return Stream.of(outcome).iterator();
  }

  private Tally tally(
      JavaRDD<Outcome> outcomes, JavaRDD<QueryOutcome> queries, JavaRDD<Rejected> documents) {
    List<Tally> tallies =
        new ArrayList<>(
            outcomes
                .mapPartitions(Tally::ofOutcomes)
                .union(queries.mapPartitions(Tally::ofQueries))
                .union(documents.map(row -> (Outcome) row).mapPartitions(Tally::ofOutcomes))
                .collect());
    Tally sum = Tally.sum(tallies);
    long bad = sum.rowsBad(CandidateTables.DOCUMENTS);
    sum.used(CandidateTables.DOCUMENTS, candidates.documentRows() - bad);
    return sum;
  }

  private void quarantine(
      JavaRDD<Outcome> outcomes, JavaRDD<QueryOutcome> queries, JavaRDD<Rejected> documents) {
    JavaRDD<Rejected> rows =
        outcomes
            .filter(outcome -> outcome instanceof Rejected)
            .map(outcome -> (Rejected) outcome)
            .union(
                queries
                    .filter(outcome -> outcome instanceof Rejected)
                    .map(outcome -> (Rejected) outcome))
            .union(documents);
    RejectedRows.write(spark, rows.map(Rejected::line), AssembledLog.quarantineFolder(folder));
  }

  private static JavaRDD<Keyed<Query>> used(JavaRDD<QueryOutcome> queries) {
    return queries
        .filter(outcome -> outcome instanceof QueryOutcome.Used)
        .map(outcome -> ((QueryOutcome.Used) outcome).query());
  }

  private LogManifest manifest(Tally tally, int width) {
    ImpressionCounts.State log =
        LaidOut.impressions(spark, AssembledLog.impressionsFolder(folder))
            .fold(new ImpressionCounts());
    QueryCounts.State queries =
        LaidOut.queries(spark, AssembledLog.queriesFolder(folder)).fold(new QueryCounts());
    return new LogManifest(
        LogManifest.SCHEMA_VERSION,
        tables.unit().column(),
        log.impressions,
        log.displays,
        log.clicks,
        log.units,
        queries.queries,
        queries.candidates,
        LaidOut.documents(spark, AssembledLog.queriesFolder(folder)),
        width,
        tables.contexts(),
        tally.tables(names()),
        tally.reasons(),
        "%016x".formatted(log.hash + queries.hash));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(List.of(LogTables.IMPRESSIONS, LogTables.CLICKS));
    options.features().ifPresent(table -> names.add(CandidateTables.FEATURES));
    options.documents().ifPresent(table -> names.add(CandidateTables.DOCUMENTS));
    return names;
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
