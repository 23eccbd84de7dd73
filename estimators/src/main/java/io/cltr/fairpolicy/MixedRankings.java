package io.cltr.fairpolicy;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.MixedSlates;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/** A mixture of few rankings. Not defined for candidates without features. */
interface MixedRankings extends Policy {
  /** Gives the scores. */
  Ranker ranker();

  /** Seed of what is drawn. */
  long seed();

  /**
   * The mixture.
   *
   * @param scores of the candidates
   * @param byScore all candidates by score, best first
   */
  RankingMix mix(Query query, double[] scores, int[] byScore);

  @Override
  default Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    return mix(query).map(mix -> mix.ranks(depth));
  }

  @Override
  default Optional<Slates> slates(Query query, Displays displays, int depth) {
    return mix(query).map(mix -> new MixedSlates(query.size(), mix.rankings(), mix.shares()));
  }

  @Override
  default Optional<int[]> draw(Query query, Displays displays, long key) {
    Generator draws = new Generator(seed()).split("fair mixture draw").split(query.id()).split(key);
    return mix(query).map(mix -> mix.draw(draws));
  }

  private Optional<RankingMix> mix(Query query) {
    if (!query.hasFeatures()) {
      return Optional.empty();
    }
    double[] scores = ranker().scores(query);
    return Optional.of(mix(query, scores, Rankings.all(query, scores)));
  }

  /**
   * Places by score, sorted by {@code worth}, larger first and the better score among equals.
   *
   * @param worth of what is at each place by score
   */
  static int[] byWorth(double[] worth, int depth) {
    return Rankings.best(worth, LongStream.range(0, worth.length).toArray(), depth);
  }

  /** The documents at these places by score. */
  static int[] documents(int[] places, int[] byScore) {
    return Arrays.stream(places).map(r -> byScore[r]).toArray();
  }
}
