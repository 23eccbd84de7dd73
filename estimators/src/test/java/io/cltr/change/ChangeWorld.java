package io.cltr.change;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Displays;
import io.cltr.log.Displays.Cell;
import io.cltr.log.Displays.LoggerCount;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.value.metric.ExpectedClicks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Queries of eight documents, five of which are shown, by two loggers that turn each other's
 * rankings round. Production ranks as the first logger; the candidate swaps the first and the last
 * shown document of every query. Where it is harmless both have the same relevance.
 *
 * @param broken queries in which the first document is good and the last is not
 */
record ChangeWorld(int queries, int impressions, int broken) {
  static final int DOCUMENTS = 8;
  static final int DEPTH = 5;
  private static final double GOOD = 0.8;
  private static final double BAD = 0.1;

  static Examination examination() {
    double[] theta = new double[DEPTH];
    for (int k = 0; k < DEPTH; k++) {
      theta[k] = 1.0 / (k + 1);
    }
    return new Examination(theta);
  }

  /** γ of a document; those that the candidate swaps are alike in queries that are not broken. */
  double relevance(int query, int document) {
    if (query < broken && (document == 0 || document == DEPTH - 1)) {
      return document == 0 ? GOOD : BAD;
    }
    int drawn = document == DEPTH - 1 ? 0 : document;
    return 0.1 + 0.5 * new Generator(17).split(query).split(drawn).nextDouble();
  }

  /** The loss of a broken query, in clicks per impression. */
  static double loss() {
    return (1 - 1.0 / DEPTH) * (GOOD - BAD);
  }

  Changes changes(Generator random) {
    return changes(random, new Ranking("candidate", true));
  }

  /** Of a candidate that ranks as production does. */
  Changes unchanged(Generator random) {
    return changes(random, new Ranking("candidate", false));
  }

  private Changes changes(Generator random, Policy candidate) {
    Source<Keyed<Displays>> displays = Source.of(log(random), Layout.byKey());
    List<Keyed<Query>> candidates = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      String id = "q" + q;
      String[] documents = new String[DOCUMENTS];
      for (int d = 0; d < DOCUMENTS; d++) {
        documents[d] = "d" + d;
      }
      candidates.add(
          new Keyed<>(
              id,
              new Query(
                  id, documents, new float[0], 0, Collections.nCopies(DOCUMENTS, List.of("all")))));
    }
    return new PolicyChange(
            candidate, new Ranking("production", false), new ExpectedClicks(), examination())
        .compare(displays, displays, Source.of(candidates, Layout.byKey()));
  }

  private List<Keyed<Displays>> log(Generator random) {
    List<Keyed<Displays>> log = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      List<Cell> cells = new ArrayList<>();
      List<LoggerCount> loggers = new ArrayList<>();
      for (int l = 0; l < 2; l++) {
        int shown = impressions / 2;
        loggers.add(new LoggerCount("L" + l, shown));
        for (int k = 0; k < DEPTH; k++) {
          int d = l == 0 ? k : DOCUMENTS - 1 - k;
          double p = examination().theta()[k] * relevance(q, d);
          int clicks = 0;
          for (int i = 0; i < shown; i++) {
            clicks += random.nextBoolean(p) ? 1 : 0;
          }
          cells.add(new Cell("L" + l, false, "d" + d, k + 1, shown, clicks, clicks, shown, clicks));
        }
      }
      log.add(new Keyed<>("q" + q, new Displays(2 * (impressions / 2), loggers, cells)));
    }
    return log;
  }

  /** The first logger's ranking, the first and the last shown document swapped or not. */
  private record Ranking(String name, boolean swapped) implements Policy {
    @Override
    public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
      int[] order = new int[DOCUMENTS];
      for (int d = 0; d < DOCUMENTS; d++) {
        order[d] = swapped && d == 0 ? DEPTH - 1 : swapped && d == DEPTH - 1 ? 0 : d;
      }
      return Optional.of(Ranks.of(order, depth));
    }

    @Override
    public Optional<int[]> draw(Query query, Displays displays, long key) {
      return Optional.empty();
    }
  }
}
