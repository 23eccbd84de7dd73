package io.cltr.fairpolicy;

import java.io.Serializable;
import java.util.List;

/**
 * What an amortised policy learned of a log. Empty until it is fitted.
 *
 * @param relevance by score, and θ
 * @param groups that have prices, sorted
 * @param prefixes of the prices' kinds 1, 2, …: places among the first k; kind 0 is exposure
 * @param solutions the chosen one first, then those at other slacks
 */
public record AmortisedFit(
    FittedRelevance relevance,
    List<String> groups,
    List<Integer> prefixes,
    List<AmortisedSolution> solutions)
    implements Serializable {
  /** Not fitted. */
  public AmortisedFit() {
    this(new FittedRelevance(), List.of(), List.of(), List.of());
  }

  /** Copies the lists. */
  public AmortisedFit {
    groups = List.copyOf(groups);
    prefixes = List.copyOf(prefixes);
    solutions = List.copyOf(solutions);
  }

  /** With another solution as the chosen one, and no other. */
  AmortisedFit choosing(AmortisedSolution solution) {
    return new AmortisedFit(relevance, groups, prefixes, List.of(solution));
  }
}
