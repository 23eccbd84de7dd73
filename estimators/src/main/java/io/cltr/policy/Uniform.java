package io.cltr.policy;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every ranking of the candidates is as likely: P(d at k) = 1/n for k ≤ n.
 *
 * @param name what reports call it
 *     <p>Not defined without a table of candidates: what happened to be displayed is no set of
 *     candidates, and a policy over it would know the log that values it.
 */
public record Uniform(String name) implements Policy {

  @Override
  public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    if (!query.hasFeatures()) {
      return Optional.empty();
    }
    Ranks ranks = Ranks.empty(query.size(), depth);
    for (int d = 0; d < query.size(); d++) {
      int from = d * depth;
      Arrays.fill(
          ranks.probabilities(), from, from + Math.min(depth, query.size()), 1.0 / query.size());
    }
    return Optional.of(ranks);
  }

  @Override
  public Optional<Slates> slates(Query query, Displays displays, int depth) {
    return query.hasFeatures()
        ? Optional.of(SoftmaxSlates.of(new double[query.size()]))
        : Optional.empty();
  }

  @Override
  public Optional<int[]> draw(Query query, Displays displays, long key) {
    if (!query.hasFeatures()) {
      return Optional.empty();
    }
    int[] ranking = new int[query.size()];
    Arrays.setAll(ranking, d -> d);
    new Generator(key).split("uniform draw").split(query.id()).shuffle(ranking, ranking.length);
    return Optional.of(ranking);
  }
}
