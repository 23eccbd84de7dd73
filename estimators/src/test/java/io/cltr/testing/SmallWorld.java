package io.cltr.testing;

import io.cltr.fold.Keyed;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * A position-based world small enough for thousands of logs: equally likely queries, loggers with a
 * fixed random ranking per query, users with several impressions and a click propensity of their
 * own, which correlates the impressions of a user. The second logger turns the first one's rankings
 * round, so that together they show every document.
 */
public final class SmallWorld {
  private final int queries;
  private final int documents;
  private final int depth;
  private final double[] theta;
  private final double[][] gamma;
  private final int[][][] rankings;
  private final double[] traffic;

  /** A world whose relevance and rankings are a function of {@code seed}. */
  public SmallWorld(long seed, int queries, int documents, int depth, double... traffic) {
    this.queries = queries;
    this.documents = documents;
    this.depth = depth;
    this.traffic = traffic;
    this.theta = new double[depth];
    for (int k = 0; k < depth; k++) {
      theta[k] = 1.0 / (k + 1);
    }
    Generator random = new Generator(seed);
    gamma = new double[queries][documents];
    rankings = new int[queries][traffic.length + 1][documents];
    for (int q = 0; q < queries; q++) {
      for (int d = 0; d < documents; d++) {
        gamma[q][d] = 0.1 + 0.6 * random.nextDouble();
      }
      for (int l = 0; l <= traffic.length; l++) {
        for (int d = 0; d < documents; d++) {
          rankings[q][l][d] = d;
        }
        if (l == 1) {
          for (int k = 0; k < documents; k++) {
            rankings[q][l][k] = rankings[q][0][documents - 1 - k];
          }
        } else {
          random.shuffle(rankings[q][l], documents);
        }
      }
    }
  }

  /** The same world with rankings that show their first document again at the last position. */
  public SmallWorld repeating() {
    for (int[][] ofQuery : rankings) {
      for (int[] ranking : ofQuery) {
        ranking[depth - 1] = ranking[0];
      }
    }
    return this;
  }

  /** θ. */
  public Examination examination() {
    return new Examination(theta.clone());
  }

  /** γ of document "d{@code document}" for query "q{@code query}". */
  public double relevance(int query, int document) {
    return gamma[query][document];
  }

  /** The ranking of logger {@code l}; the one after the last logger never logged. */
  public Policy policy(int l) {
    return new FixedRankings("ranking-" + l, rankings, l);
  }

  /** Exact value Σ_d λ(rank) γ, mean over queries. */
  public double value(int l, double[] rankWeights) {
    return value(l, rankWeights, d -> true);
  }

  /** What the documents that {@code counted} holds for add to it. */
  public double value(int l, double[] rankWeights, IntPredicate counted) {
    double sum = 0;
    for (int q = 0; q < queries; q++) {
      for (int k = 0; k < Math.min(rankWeights.length, documents); k++) {
        int d = rankings[q][l][k];
        sum += counted.test(d) ? rankWeights[k] * gamma[q][d] : 0;
      }
    }
    return sum / queries;
  }

  /** A log; each user has {@code perUser} impressions and clicks 0.6 or 1.4 times as often. */
  public List<Impression> log(Generator random, int impressions, int perUser) {
    List<Impression> log = new ArrayList<>(impressions);
    double eagerness = 1;
    for (int i = 0; i < impressions; i++) {
      if (i % perUser == 0) {
        eagerness = random.nextBoolean(0.5) ? 0.6 : 1.4;
      }
      int q = random.nextInt(queries);
      int l = logger(random.nextDouble());
      String[] shown = new String[depth];
      double[] clicks = new double[depth];
      for (int k = 0; k < depth; k++) {
        int d = rankings[q][l][k];
        shown[k] = "d" + d;
        clicks[k] = random.nextBoolean(eagerness * theta[k] * gamma[q][d]) ? 1 : 0;
      }
      log.add(Logs.impression("i" + i, "u" + i / perUser, "q" + q, "L" + l, shown, clicks));
    }
    return log;
  }

  private int logger(double u) {
    int l = 0;
    double sum = traffic[0];
    while (u >= sum && l < traffic.length - 1) {
      sum += traffic[++l];
    }
    return l;
  }

  private record FixedRankings(String name, int[][][] rankings, int logger) implements Policy {
    @Override
    public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
      int[] ranking = rankings[Integer.parseInt(query.id().substring(1))][logger];
      Ranks ranks = Ranks.empty(query.size(), depth);
      for (int k = 0; k < Math.min(depth, ranking.length); k++) {
        for (int d = 0; d < query.size(); d++) {
          if (query.documents()[d].equals("d" + ranking[k])) {
            ranks.probabilities()[d * depth + k] = 1;
          }
        }
      }
      return Optional.of(ranks);
    }

    @Override
    public Optional<int[]> draw(Query query, Displays displays, long key) {
      return Optional.empty();
    }
  }

  /** Candidates of a query: all documents, shown or not; no groups. */
  public List<Keyed<Query>> candidates() {
    return candidates(Collections.nCopies(documents, List.of()));
  }

  /** The same with the groups of document d at index d. */
  public List<Keyed<Query>> candidates(List<List<String>> groups) {
    List<Keyed<Query>> all = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      String[] ids = new String[documents];
      for (int d = 0; d < documents; d++) {
        ids[d] = "d" + d;
      }
      Arrays.sort(ids);
      all.add(
          new Keyed<>(
              "q" + q,
              new Query(
                  "q" + q,
                  ids,
                  new float[0],
                  0,
                  Stream.of(ids)
                      .map(id -> groups.get(Integer.parseInt(id.substring(1))))
                      .toList())));
    }
    return all;
  }
}
