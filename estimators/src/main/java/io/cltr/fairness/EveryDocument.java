package io.cltr.fairness;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import java.util.Optional;

/**
 * Puts every candidate at rank 1, which no ranking does: its value in a metric of rank 1 is the
 * relevance of all candidates together.
 */
record EveryDocument() implements Policy {
  private static final String NAME = "every document";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    Ranks ranks = Ranks.empty(query.size(), depth);
    for (int d = 0; d < query.size(); d++) {
      ranks.probabilities()[d * depth] = 1;
    }
    return Optional.of(ranks);
  }

  @Override
  public Optional<int[]> draw(Query query, Displays displays, long key) {
    return Optional.empty();
  }
}
