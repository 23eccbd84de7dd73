package io.cltr.fairpolicy;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import java.util.Optional;

/** Always one ranking, made of that by score. Not defined for candidates without features. */
interface SingleRanking extends Policy {
  /** Gives the scores. */
  Ranker ranker();

  /**
   * The ranking of all candidates.
   *
   * @param byScore all candidates by score, best first
   */
  int[] reranked(Query query, int[] byScore);

  @Override
  default Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    return draw(query, displays, 0).map(ranking -> Ranks.of(ranking, depth));
  }

  @Override
  default Optional<int[]> draw(Query query, Displays displays, long key) {
    return query.hasFeatures()
        ? Optional.of(reranked(query, Rankings.all(query, ranker().scores(query))))
        : Optional.empty();
  }
}
