package io.cltr.fairpolicy;

import java.io.Serializable;
import java.util.List;

/**
 * What {@link TwoSidedSpec} learns of a log. Empty until it is fitted.
 *
 * @param relevance θ and γ̂
 * @param utility Ū, the mean utility per impression of rankings by relevance
 * @param items names of the items, sorted
 * @param slopes what a unit of exposure per impression of each item is worth, one list per step;
 *     the last number of each is that of an item that the log did not hold
 * @param welfare of the mixture
 * @param gap by how much the largest welfare is above that, at most
 */
public record TwoSidedFit(
    FittedRelevance relevance,
    double utility,
    List<String> items,
    List<List<Double>> slopes,
    double welfare,
    double gap)
    implements Serializable {
  /** Not fitted. */
  public TwoSidedFit() {
    this(new FittedRelevance(), 0, List.of(), List.of(), 0, 0);
  }

  /** Copies the lists. */
  public TwoSidedFit {
    items = List.copyOf(items);
    slopes = List.copyOf(slopes);
  }
}
