package io.cltr.pipeline.assemble;

import io.cltr.check.Level;
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
import io.cltr.pipeline.table.LaidOut;
import io.cltr.pipeline.table.RejectedRows;
import io.cltr.pipeline.table.TableFailures;
import io.cltr.pipeline.table.TableFailures.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Reads candidates with their features where there is no log: what is to be scored. */
public final class CandidateAssembly {
  private static final int EXAMPLES = 3;

  private final SparkSession spark;
  private final CandidateOptions options;
  private final String folder;

  private CandidateAssembly(SparkSession spark, CandidateOptions options, String folder) {
    this.spark = spark;
    this.options = options;
    this.folder = folder;
  }

  /**
   * The candidates.
   *
   * @param input hash of the queries, whatever their order and files
   * @param tables rows used and quarantined
   * @param quarantined why, by table and reason
   */
  public record Candidates(
      Source<Keyed<Query>> queries,
      long queryCount,
      long count,
      String input,
      List<TableRows> tables,
      List<BadRows> quarantined) {}

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
    SparkSession session = Sessions.plannedOnce(spark, options.timeZone());
    return TableFailures.explained(
        spark, named, () -> new CandidateAssembly(session, options, folder).run());
  }

  private Candidates run() {
    CandidateTables tables =
        CandidateTables.read(spark, Optional.of(options.features()), Optional.empty());
    requireWidth(tables.width());
    Optional<CandidatePairs> pairs =
        options.candidates().map(spec -> CandidatePairs.read(spark, spec));
    JavaRDD<Displayed> wanted = pairs.map(CandidatePairs::pairs).orElseGet(this::none);
    JavaRDD<Rejected> unread =
        pairs.map(CandidatePairs::bad).orElseGet(this::none).map(Rejected::unread);
    int width = options.width();
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
    if (some) {
      tally.used(CandidatePairs.TABLE, counts.candidates);
    }
    List<TableRows> rows =
        tally.tables(
            some
                ? List.of(CandidateTables.FEATURES, CandidatePairs.TABLE)
                : List.of(CandidateTables.FEATURES));
    requireGood(rows, bad);
    if (counts.candidates == 0) {
      throw new InputException("there is no candidate to score; look at the tables' ids");
    }
    return new Candidates(
        queries, counts.queries, counts.candidates, "%016x".formatted(counts.hash), rows, bad);
  }

  private <T> JavaRDD<T> none() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(List.of(), 1);
  }

  private void requireWidth(int found) {
    if (found == 0) {
      throw new InputException(
          "features: no row of '%s' has a feature that can be read"
              .formatted(options.features().path()));
    }
    if (found != options.width()) {
      throw new InputException(
          ("features: '%s' has %d features per document, the model was trained on %d: score with the"
                  + " features that it was trained on, in their order")
              .formatted(options.features().path(), found, options.width()));
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

  private void requireGood(List<TableRows> tables, List<BadRows> bad) {
    for (TableRows table : tables) {
      List<BadRows> errors =
          bad.stream()
              .filter(rows -> rows.table().equals(table.table()))
              .filter(rows -> level(rows.rowCheck()) == Level.error)
              .sorted(Comparator.comparingLong(rows -> -rows.rows()))
              .toList();
      long count = errors.stream().mapToLong(BadRows::rows).sum();
      if (count > options.maxBadShare() * table.read()) {
        throw new InputException(
            ("%s: %d of %d rows (%.1f%%) cannot be used, more than the %.1f%% that maxBadShare"
                    + " allows:%n%s%nNothing is written. Correct the table, or raise maxBadShare if"
                    + " these documents may go without a rank.")
                .formatted(
                    table.table(),
                    count,
                    table.read(),
                    100.0 * count / table.read(),
                    100 * options.maxBadShare(),
                    errors.stream()
                        .limit(EXAMPLES)
                        .map(CandidateAssembly::told)
                        .collect(Collectors.joining(System.lineSeparator()))));
      }
    }
  }

  private Level level(RowCheck check) {
    return options.levels().getOrDefault(check, check.level());
  }

  private static String told(BadRows bad) {
    return "  %d × %s, e.g. %s".formatted(bad.rows(), bad.reason(), bad.examples().get(0).row());
  }
}
