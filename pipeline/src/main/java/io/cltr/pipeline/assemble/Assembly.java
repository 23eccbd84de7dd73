package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.fold.Keyed;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.pipeline.table.Candidate;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.CandidateTables.Displayed;
import io.cltr.pipeline.table.CandidateTables.Pair;
import io.cltr.pipeline.table.Event;
import io.cltr.pipeline.table.LaidOut;
import io.cltr.pipeline.table.LogTables;
import io.cltr.pipeline.table.RejectedRows;
import io.cltr.pipeline.table.TableFailures;
import io.cltr.pipeline.table.TableFailures.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
 * Every row read is used, or quarantined with a reason, or counted as a click on an impression of
 * another day.
 */
public final class Assembly {
  /**
   * More missing documents than this are not a few bad rows but the wrong table: no impression can
   * be used.
   */
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
    this.tables = LogTables.read(spark, options.impressions(), options.clicks(), options.times());
    this.candidates = CandidateTables.read(spark, options.features(), options.documents());
  }

  /**
   * Assembles a log into {@code folder}, which must not hold one. A log of any share of bad rows is
   * assembled, be it all of them; {@link Acceptance} tells whether it may be used.
   *
   * @throws InputException where a table cannot be read or lacks a column
   */
  public static AssembledLog assemble(SparkSession spark, AssembleOptions options, String folder) {
    List<Named> given = new ArrayList<>();
    given.add(new Named(LogTables.IMPRESSIONS, options.impressions()));
    given.add(new Named(LogTables.CLICKS, options.clicks()));
    options.features().ifPresent(spec -> given.add(new Named(CandidateTables.FEATURES, spec)));
    options.documents().ifPresent(spec -> given.add(new Named(CandidateTables.DOCUMENTS, spec)));
    SparkSession session = Sessions.plannedOnce(spark, options.timeZone());
    return TableFailures.explained(
        spark, given, () -> new Assembly(session, options, folder).run());
  }

  private AssembledLog run() {
    int width = candidates.width();
    JavaRDD<Outcome> outcomes = outcomes();
    JavaRDD<Displayed> shown = outcomes.mapPartitions(Assembly::displayed);
    JavaRDD<QueryOutcome> queries =
        queryOutcomes(candidates.byQuery(spark, shown, options.partitions()), width);
    JavaRDD<Outcome> checked = withoutMissing(outcomes, queries);
    JavaRDD<Rejected> badDocuments = candidates.badDocuments(context()).map(Rejected::unread);
    Tally tally = tally(checked, queries, badDocuments);
    if (tally.anyBad()) {
      quarantine(checked, queries, badDocuments);
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

  private JavaRDD<Outcome> outcomes() {
    ImpressionAssembler assembler =
        new ImpressionAssembler(tables.contexts(), options.attribution());
    return tables
        .events(options.partitions())
        .mapPartitions(events -> assembled(events, assembler));
  }

  private static Iterator<Outcome> assembled(
      Iterator<Event> events, ImpressionAssembler assembler) {
    return new Grouped<>(events, Event::impression, assembler::assemble);
  }

  private static JavaRDD<QueryOutcome> queryOutcomes(JavaRDD<Candidate> rows, int width) {
    return rows.mapPartitions(
        part ->
            new Grouped<>(part, Candidate::query, group -> QueryAssembler.assemble(group, width)));
  }

  /** What a partition shows, each pair once, and when first. */
  private static Iterator<Displayed> displayed(Iterator<Outcome> outcomes) {
    Map<Pair, Long> earliest = new HashMap<>();
    outcomes.forEachRemaining(
        outcome -> {
          if (outcome instanceof Outcome.Used used) {
            Impression impression = used.impression();
            for (String document : impression.documents()) {
              earliest.merge(
                  new Pair(impression.query(), document),
                  impression.shownAt(),
                  QueryAssembler::earlier);
            }
          }
        });
    return earliest.entrySet().stream()
        .map(entry -> new Displayed(entry.getKey(), entry.getValue()))
        .iterator();
  }

  /** The impressions that may be used after what they show was looked up in the features. */
  private JavaRDD<Outcome> withoutMissing(
      JavaRDD<Outcome> outcomes, JavaRDD<QueryOutcome> queries) {
    JavaRDD<Pair> missing =
        queries
            .filter(outcome -> outcome instanceof QueryOutcome.Missing)
            .map(outcome -> (QueryOutcome.Missing) outcome)
            .map(pair -> new Pair(pair.query(), pair.document()));
    long count = missing.count();
    if (count > MAX_MISSING) {
      return outcomes.flatMap(outcome -> withoutFeatures(outcome, used -> true));
    }
    Broadcast<Set<Pair>> pairs =
        context().broadcast(count == 0 ? Set.of() : new HashSet<>(missing.collect()));
    return outcomes.flatMap(
        outcome -> withoutFeatures(outcome, used -> shows(used.impression(), pairs.value())));
  }

  private static boolean shows(Impression impression, Set<Pair> pairs) {
    return Stream.of(impression.documents())
        .anyMatch(document -> pairs.contains(new Pair(impression.query(), document)));
  }

  private static Iterator<Outcome> withoutFeatures(
      Outcome outcome, Predicate<Outcome.Used> missing) {
    return outcome instanceof Outcome.Used used && missing.test(used)
        ? used.rejected(RowCheck.SHOWN_WITHOUT_FEATURES.problem()).iterator()
        : Stream.of(outcome).iterator();
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
        tally.counters(),
        tally.kinds(),
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
