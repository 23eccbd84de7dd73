package io.cltr.learner;

import io.cltr.coverage.CoverageOrder;
import io.cltr.coverage.Covered;
import io.cltr.coverage.QueryEvidence;
import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.ConfigException;
import io.cltr.ranker.TableRanker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For ambiguous queries: an order of each query's documents in which every next one adds most to
 * the chance that a user finds at least one satisfying result, {@link Covered}, from which
 * documents were clicked by the same units ({@link QueryEvidence}).
 *
 * <p>It learns no function of features but a table: queries that the log did not see clicked score
 * 0 throughout. A document scores 1/rank; one that was never clicked 0. The greedy order has at
 * every depth at least 1 − 1/e of the largest estimated coverage. Documents that add nothing follow
 * by debiased clicks, as policy-aware signals have them.
 *
 * <p>Assumes what {@link QueryEvidence} does, above all units that stand for users and queries that
 * units ask with one intent. Where units never click twice in a query no overlap is seen, and the
 * order is that of debiased clicks. Clicks by chance overlap with everything: relevance by noise is
 * covered last. A log without clicks is an error. Cost: one pass over the log, pairs of documents
 * that were shown to one unit; per query (clicked documents)² × depth.
 *
 * @param clips values of the most that a click is weighted by, at least 1; +∞ does not clip
 * @param depth ranks that coverage orders, at least 1
 */
public record Coverage(List<Double> clips, int depth) implements Learner {
  /** Clips 5, 20 and none, depth 20. */
  public Coverage() {
    this(List.of(5.0, 20.0, Double.POSITIVE_INFINITY), 20);
  }

  /** Checks the ranges. */
  public Coverage {
    clips = HyperParameters.requireClips("coverage.clips", clips);
    if (depth < 1) {
      throw new ConfigException(
          "coverage.depth: found %d, allowed are whole numbers from 1".formatted(depth));
    }
  }

  @Override
  public String id() {
    return "coverage";
  }

  @Override
  public String summary() {
    return "Order of each query by the chance that a user finds at least one satisfying result";
  }

  @Override
  public String source() {
    return "Yue and Joachims, ICML 2008; Radlinski, Kleinberg and Joachims, ICML 2008";
  }

  @Override
  public boolean readsFeatures() {
    return false;
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    List<Double> own = clips;
    int ranks = depth;
    Source<Keyed<CoverageOrder>> orders =
        QueryEvidence.of(log.log(), log.examination())
            .map(item -> CoverageOrder.of(item, own, ranks));
    List<Keyed<CoverageOrder>> queries = orders.fold(new ToList<>());
    ListCounts counts = ListCounts.none(clips.size());
    for (Keyed<CoverageOrder> query : queries) {
      counts = counts.plus(counts(query.value()));
    }
    TrainingNotes.requireClicks(id(), counts);
    long[] unknown =
        log.queries()
            .joined(
                Keyed::key,
                orders,
                (query, order) -> order.isPresent() && order.get().orders()[0].length > 0)
            .fold(new Unknown());
    List<TrainedRanker> rankers = new ArrayList<>();
    for (int column : log.combinations(id(), clips.size())) {
      rankers.add(trained(queries, counts, column, unknown));
    }
    return List.copyOf(rankers);
  }

  private ListCounts counts(CoverageOrder order) {
    QueryEvidence evidence = order.evidence();
    double unclipped = 0;
    for (int d = 0; d < evidence.documents().length; d++) {
      unclipped += evidence.net()[d] * evidence.traffic() / evidence.exposure()[d];
    }
    return new ListCounts(
        evidence.impressions(),
        evidence.traffic(),
        evidence.uncovered(),
        evidence.lone(),
        evidence.clicks(),
        unclipped,
        order.weight(),
        new double[clips.size()]);
  }

  private TrainedRanker trained(
      List<Keyed<CoverageOrder>> queries, ListCounts counts, int column, long[] unknown) {
    SortedMap<String, SortedMap<String, Double>> table = new TreeMap<>();
    double[] left = new double[CoverageOrder.DEPTH + 1];
    for (Keyed<CoverageOrder> query : queries) {
      String[] order = query.value().orders()[column];
      SortedMap<String, Double> scores = new TreeMap<>();
      for (int r = 0; r < order.length; r++) {
        scores.put(order[r], 1.0 / (r + 1));
      }
      if (!scores.isEmpty()) {
        table.put(query.key(), scores);
      }
      double share = query.value().evidence().traffic() / counts.represented();
      for (int r = 0; r < left.length; r++) {
        left[r] += share * query.value().left()[column][r];
      }
    }
    TreeMap<String, Double> settings = new TreeMap<>();
    settings.put("clip", clips.get(column));
    return new TrainedRanker(
        id(),
        "policy-aware",
        settings,
        new TableRanker(table),
        Arrays.stream(left).boxed().toList(),
        List.of(),
        counts.clicks(),
        counts.clippedShare(column),
        warnings(counts, unknown));
  }

  private static List<String> warnings(ListCounts counts, long[] unknown) {
    List<String> warnings = new ArrayList<>(TrainingNotes.left(counts));
    if (unknown[1] > 0) {
      warnings.add(
          ("%d of %d queries were not clicked on, and a table of scores says nothing of them, nor of"
                  + " queries that are new: all their documents score 0")
              .formatted(unknown[1], unknown[0]));
    }
    return warnings;
  }

  /** How many queries there are, and how many are not known. */
  private record Unknown() implements Fold<Boolean, long[], long[]> {
    @Override
    public long[] start() {
      return new long[2];
    }

    @Override
    public void add(long[] state, Boolean known) {
      state[0]++;
      state[1] += known ? 0 : 1;
    }

    @Override
    public void merge(long[] into, long[] from) {
      into[0] += from[0];
      into[1] += from[1];
    }

    @Override
    public long[] finish(long[] state) {
      return state;
    }
  }
}
