package io.cltr.fairpolicy;

import java.io.Serializable;
import java.util.List;

/**
 * What rankings are worth at multipliers of demands on groups: a document at rank k counts value ·
 * γ̂ θ_k, and for each of its groups (a_g + b_g γ̂) v_k.
 *
 * @param value of utility; 1, or 0 where only the demands count
 * @param exposure a_g by kind of rank weights, then group
 * @param impact b_g likewise
 */
public record GroupPrices(double value, List<List<Double>> exposure, List<List<Double>> impact)
    implements Serializable {
  /** Copies the lists. */
  public GroupPrices {
    exposure = exposure.stream().map(List::copyOf).toList();
    impact = impact.stream().map(List::copyOf).toList();
  }
}
