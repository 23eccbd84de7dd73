package io.cltr.policy;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import java.util.Optional;

/**
 * Always the ranking by score, ties broken as {@link Rankings} says. Not defined for a query whose
 * candidates have no features.
 *
 * @param name what reports call it
 * @param ranker gives the scores
 */
public record TopScore(String name, Ranker ranker) implements Policy {

  @Override
  public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    if (!query.hasFeatures()) {
      return Optional.empty();
    }
    int[] best = Rankings.best(ranker.scores(query), Rankings.ties(query), depth);
    Ranks ranks = Ranks.empty(query.size(), depth);
    for (int k = 0; k < best.length; k++) {
      ranks.probabilities()[best[k] * depth + k] = 1;
    }
    return Optional.of(ranks);
  }

  @Override
  public Optional<int[]> draw(Query query, Displays displays, long key) {
    return query.hasFeatures()
        ? Optional.of(Rankings.all(query, ranker.scores(query)))
        : Optional.empty();
  }
}
