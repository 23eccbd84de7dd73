package io.cltr.simulate;

import io.cltr.log.Query;
import io.cltr.policy.MixedSlates;
import io.cltr.policy.PlackettLuceRanks;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.policy.SoftmaxSlates;
import io.cltr.random.Generator;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Rankings;
import java.io.Serializable;
import java.util.List;

/**
 * A logger at work.
 *
 * @param spec what it is
 * @param ranker its scores
 * @param scores of the candidates by query, divided by the temperature where stochastic
 * @param rankings its ranking of each query by score
 */
record Logger(LoggerSpec spec, LinearRanker ranker, double[][] scores, int[][] rankings)
    implements Serializable {

  /** The logger that ranks the queries of {@code catalogue} by {@code ranker}. */
  static Logger of(LoggerSpec spec, LinearRanker ranker, Catalogue catalogue) {
    List<Query> queries = catalogue.entries().stream().map(Catalogue.Entry::query).toList();
    double[][] scores = new double[queries.size()][];
    int[][] rankings = new int[queries.size()][];
    for (int q = 0; q < scores.length; q++) {
      scores[q] = ranker.scores(queries.get(q));
      if (spec.stochastic()) {
        for (int d = 0; d < scores[q].length; d++) {
          scores[q][d] /= spec.temperature();
        }
      }
      rankings[q] = Rankings.all(queries.get(q), scores[q]);
    }
    return new Logger(spec, ranker, scores, rankings);
  }

  /** Rank probabilities for the {@code query}-th query. */
  Ranks ranks(int query, int depth) {
    return spec.stochastic()
        ? PlackettLuceRanks.of(scores[query], depth)
        : Ranks.of(rankings[query], depth);
  }

  /** How it fills a ranking of the {@code query}-th query from the top. */
  Slates slates(int query) {
    return spec.stochastic()
        ? SoftmaxSlates.of(scores[query])
        : MixedSlates.of(scores[query].length, rankings[query]);
  }

  /** Its probabilities of the first 1, 2, …, {@code shown} documents of {@code ranking}. */
  double[] cascade(int query, int[] ranking, int shown) {
    double[] cascade = new double[shown];
    Slates slates = slates(query);
    double chance = 1;
    for (int k = 0; k < shown; k++) {
      chance *= slates.next(ranking, k)[ranking[k]];
      cascade[k] = chance;
    }
    return cascade;
  }

  /** A ranking of all candidates of the {@code query}-th query; the caller may change it. */
  int[] draw(int query, Generator random) {
    return spec.stochastic() ? drawn(scores[query], random) : rankings[query].clone();
  }

  /** A ranking of all documents, best first: sorted by score + Gumbel noise. */
  private static int[] drawn(double[] scores, Generator random) {
    double[] noisy = new double[scores.length];
    for (int d = 0; d < noisy.length; d++) {
      noisy[d] = scores[d] + random.nextGumbel();
    }
    return Rankings.best(noisy, new long[noisy.length], noisy.length);
  }
}
