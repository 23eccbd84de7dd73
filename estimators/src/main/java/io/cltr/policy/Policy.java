package io.cltr.policy;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A distribution over rankings given a query.
 *
 * <p>Laws: the same query gives the same ranks; Σ_d P(d at k) ≤ 1 for each rank, and Σ_k P(d at k)
 * ≤ 1 for each document unless a logger repeats it; a draw with the same key is the same ranking.
 */
public interface Policy extends Serializable {
  /** What reports call it. */
  String name();

  /**
   * Rank probabilities of the candidates of {@code query}.
   *
   * @param displays what the log displayed for the query; policies that imitate a logger read it
   * @return empty where the policy is not defined for the query
   */
  Optional<Ranks> ranks(Query query, Displays displays, int depth);

  /**
   * How it fills the slots one after another, given what is above.
   *
   * @return empty where the policy is not defined for the query, or tells no more than the
   *     probability of each document at each rank
   */
  default Optional<Slates> slates(Query query, Displays displays, int depth) {
    return ranks(query, displays, depth).flatMap(MixedSlates::certain);
  }

  /** Documents that the policy itself names for {@code query}, whatever the candidates are. */
  default List<String> documents(String query) {
    return List.of();
  }

  /** A ranking of the candidates, best first, drawn with {@code key}; empty where not defined. */
  Optional<int[]> draw(Query query, Displays displays, long key);
}
