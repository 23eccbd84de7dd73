package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.pipeline.assemble.LogManifest.BadRows;
import io.cltr.pipeline.assemble.LogManifest.TableRows;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.pipeline.table.Candidate;
import io.cltr.pipeline.table.CandidatePairs;
import io.cltr.pipeline.table.CandidateTables;
import io.cltr.pipeline.table.CandidateTables.Displayed;
import io.cltr.pipeline.table.KeyTable;
import io.cltr.pipeline.table.LaidOut;
import io.cltr.pipeline.table.RejectedRows;
import io.cltr.pipeline.table.TableFailures;
import io.cltr.pipeline.table.TableFailures.Named;
import io.cltr.pipeline.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Reads candidates with their features where there is no log: what is to be scored. */
public final class CandidateAssembly {
  private final SparkSession spark;
  private final CandidateOptions options;
  private final String folder;
  private final CandidateTables tables;
  private final Optional<CandidatePairs> pairs;
  private final Optional<KeyTable> keys;

  private CandidateAssembly(SparkSession spark, CandidateOptions options, String folder) {
    this.spark = spark;
    this.options = options;
    this.folder = folder;
    this.tables = CandidateTables.read(spark, Optional.of(options.features()), options.documents());
    this.pairs = options.candidates().map(spec -> CandidatePairs.read(spark, spec));
    this.keys = options.keys().map(spec -> KeyTable.read(spark, spec));
  }

  /**
   * The candidates.
   *
   * @param keys for whom rankings are drawn; empty without a table of keys
   * @param input hash of the queries and keys, whatever their order and files
   * @param tables rows used and quarantined
   * @param quarantined why, by table and reason
   */
  public record Candidates(
      Source<Keyed<Query>> queries,
      long queryCount,
      long count,
      Optional<Keys> keys,
      String input,
      List<TableRows> tables,
      List<BadRows> quarantined) {}

  /**
   * Keys by query.
   *
   * @param counts of them
   */
  public record Keys(Source<Keyed<String>> rows, KeyCounts counts) {}

  /**
   * Reads the tables, and keeps the queries in {@code folder}, with the rows that cannot be used in
   * its {@code quarantine}.
   *
   * @throws InputException where a table cannot be read, has another number of features, or has too
   *     many bad rows
   */
  public static Candidates read(SparkSession spark, CandidateOptions options, String folder) {
    List<Named> named = new ArrayList<>();
    named.add(new Named(CandidateTables.FEATURES, options.features()));
    options.candidates().ifPresent(spec -> named.add(new Named(CandidatePairs.TABLE, spec)));
    options.documents().ifPresent(spec -> named.add(new Named(CandidateTables.DOCUMENTS, spec)));
    options.keys().ifPresent(spec -> named.add(new Named(KeyTable.NAME, spec)));
    SparkSession session = Sessions.plannedOnce(spark, options.timeZone());
    return TableFailures.explained(
        spark, named, () -> new CandidateAssembly(session, options, folder).run());
  }

  private Candidates run() {
    int width = tables.width();
    requireWidth(width);
    JavaRDD<Displayed> wanted = pairs.map(CandidatePairs::pairs).orElseGet(this::none);
    JavaRDD<Rejected> unread =
        pairs
            .map(CandidatePairs::bad)
            .orElseGet(this::none)
            .union(tables.badDocuments(context()))
            .union(keys.map(KeyTable::bad).orElseGet(this::none))
            .map(Rejected::unread);
    boolean some = pairs.isPresent();
    JavaRDD<QueryOutcome> outcomes =
        tables
            .byQuery(spark, wanted, options.partitions())
            .mapPartitions(
                part ->
                    new Grouped<>(part, Candidate::query, group -> assemble(group, width, some)));
    Tally tally = tally(outcomes, unread);
    List<BadRows> bad = tally.reasons();
    if (tally.anyBad()) {
      RejectedRows.write(
          spark,
          outcomes
              .filter(outcome -> outcome instanceof Rejected)
              .map(outcome -> ((Rejected) outcome).line())
              .union(unread.map(Rejected::line)),
          AssembledLog.quarantineFolder(folder));
    }
    LaidOut.writeQueries(
        spark,
        outcomes
            .filter(outcome -> outcome instanceof QueryOutcome.Used)
            .map(outcome -> ((QueryOutcome.Used) outcome).query()),
        AssembledLog.queriesFolder(folder));
    Source<Keyed<Query>> queries = LaidOut.queries(spark, AssembledLog.queriesFolder(folder));
    QueryCounts.State counts = queries.fold(new QueryCounts());
    List<TableRows> rows = tables(tally, counts);
    new CandidateAcceptance(options).requireGood(rows, bad);
    if (counts.candidates == 0) {
      throw new InputException("there is no candidate to score; look at the tables' ids");
    }
    Optional<Keys> drawn = keys.map(table -> keys(table, queries));
    long hash = counts.hash + drawn.map(found -> found.counts().hash()).orElse(0L);
    return new Candidates(
        queries, counts.queries, counts.candidates, drawn, "%016x".formatted(hash), rows, bad);
  }

  private List<TableRows> tables(Tally tally, QueryCounts.State counts) {
    List<String> names = new ArrayList<>(List.of(CandidateTables.FEATURES));
    if (pairs.isPresent()) {
      names.add(CandidatePairs.TABLE);
      tally.used(CandidatePairs.TABLE, counts.candidates);
    }
    if (options.documents().isPresent()) {
      names.add(CandidateTables.DOCUMENTS);
      long bad = tally.rowsBad(CandidateTables.DOCUMENTS);
      tally.used(CandidateTables.DOCUMENTS, tables.documentRows() - bad);
    }
    keys.ifPresent(
        table -> {
          names.add(KeyTable.NAME);
          tally.used(KeyTable.NAME, table.good());
        });
    return tally.tables(names);
  }

  private Keys keys(KeyTable table, Source<Keyed<Query>> queries) {
    Source<Keyed<String>> rows = table.byQuery(spark, options.partitions(), folder + "/keys");
    KeyCounts counts = KeyCounts.of(rows, queries);
    if (counts.rows() == counts.strange()) {
      throw new InputException(
          "keys: no row of '%s' is of a query with features; look at its query_id"
              .formatted(options.keys().map(TableSpec::path).orElse("")));
    }
    return new Keys(rows, counts);
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  private <T> JavaRDD<T> none() {
    return context().parallelize(List.of(), 1);
  }

  private void requireWidth(int found) {
    if (found == 0) {
      throw new InputException(
          "features: no row of '%s' has a feature that can be read"
              .formatted(options.features().path()));
    }
    if (found != options.width().orElse(found)) {
      throw new InputException(
          ("features: '%s' has %d features per document, the model was trained on %d: score with the"
                  + " features that it was trained on, in their order")
              .formatted(options.features().path(), found, options.width().getAsInt()));
    }
  }

  /** What becomes of a query; where some documents are wanted, only of those. */
  private static List<QueryOutcome> assemble(List<Candidate> group, int width, boolean some) {
    Set<String> wanted =
        group.stream()
            .filter(Candidate::shown)
            .map(Candidate::document)
            .collect(Collectors.toSet());
    List<QueryOutcome> outcomes = new ArrayList<>();
    for (QueryOutcome outcome : QueryAssembler.assemble(group, width)) {
      if (outcome instanceof QueryOutcome.Missing missing) {
        outcomes.add(missing(missing));
      } else if (some && outcome instanceof QueryOutcome.Used used) {
        only(used, wanted).ifPresent(outcomes::add);
      } else {
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }

  private static Rejected missing(QueryOutcome.Missing pair) {
    return new Rejected(
        RowCheck.SHOWN_WITHOUT_FEATURES.problem(),
        CandidatePairs.TABLE,
        "",
        Rejected.example("query_id", pair.query(), pair.document()));
  }

  private static Optional<QueryOutcome> only(QueryOutcome.Used used, Set<String> wanted) {
    Query all = used.query().value();
    List<Integer> kept = new ArrayList<>();
    for (int d = 0; d < all.size(); d++) {
      if (wanted.contains(all.documents()[d])) {
        kept.add(d);
      }
    }
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    String[] documents = new String[kept.size()];
    float[] features = new float[kept.size() * all.width()];
    List<List<String>> groups = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      int d = kept.get(i);
      documents[i] = all.documents()[d];
      groups.add(all.groups().get(d));
      System.arraycopy(all.features(), d * all.width(), features, i * all.width(), all.width());
    }
    Query query = new Query(all.id(), documents, features, all.width(), groups);
    return Optional.of(
        new QueryOutcome.Used(new Keyed<>(all.id(), query), used.rows(), used.newer()));
  }

  private Tally tally(JavaRDD<QueryOutcome> outcomes, JavaRDD<Rejected> unread) {
    return Tally.sum(
        outcomes
            .mapPartitions(Tally::ofQueries)
            .union(unread.map(row -> (QueryOutcome) row).mapPartitions(Tally::ofQueries))
            .collect());
  }
}
