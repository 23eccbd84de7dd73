package io.cltr.objective;

import io.cltr.ranker.DebiasedDcg;
import java.io.Serializable;
import java.util.Optional;

/**
 * What a learner minimises: a smooth function of sums over lists, the terms, each a function of the
 * scores f of the list's documents alone.
 *
 * <pre>
 * L = g(Σ_lists t_1, Σ_lists t_2, …; N),   ∂L/∂f_d = Σ_m ∂g/∂t_m ∂t_m/∂f_d
 * </pre>
 *
 * <p>Most losses have one term and g = t/N. The same object trains linear models, networks and
 * trees.
 *
 * <p>Laws, checked by the contract test: slopes are those of central differences; scores that all
 * move alike change nothing; extreme scores give finite numbers.
 */
public interface ListObjective extends Serializable {
  /** Number of terms. */
  default int terms() {
    return 1;
  }

  /**
   * The terms of one list and their slopes.
   *
   * @param list what is known of its documents
   * @param scores f
   * @param terms t_m is added to it
   * @param slopes terms × documents; filled with ∂t_m/∂f_d
   */
  void at(ListData list, double[] scores, double[] terms, double[][] slopes);

  /**
   * g, and its slopes by the terms.
   *
   * @param terms sums over all lists
   * @param impressions N, impressions of the full log
   * @param byTerm filled with ∂g/∂t_m
   */
  default double loss(double[] terms, double impressions, double[] byTerm) {
    byTerm[0] = 1 / impressions;
    return terms[0] / impressions;
  }

  /** The objective with the noise of a step; itself where nothing is drawn. */
  default ListObjective atStep(int step) {
    return this;
  }

  /**
   * Whether a negative signal makes it unbounded or not convex, so that signals are floored at 0.
   */
  default boolean needsRelevance() {
    return true;
  }

  /** Whether every list must have a teacher's scores. */
  default boolean needsTeacher() {
    return false;
  }

  /** Reads the groups that lists must carry; empty where none are asked for. */
  default Optional<GroupReader> groups() {
    return Optional.empty();
  }

  /** Whether a search may end by what held-out lists say. */
  default boolean endsEarly() {
    return true;
  }

  /**
   * What scores are worth on a held-out list: unless it says otherwise the debiased DCG@10 of
   * sorting by them, Σ_d γ̂_d 1[rank ≤ 10]/log2(1 + rank).
   */
  default double worth(ListData list, double[] scores) {
    return DebiasedDcg.of(list.signal(), scores);
  }
}
