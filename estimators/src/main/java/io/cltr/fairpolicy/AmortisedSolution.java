package io.cltr.fairpolicy;

import io.cltr.interval.Normal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A policy that is fair over a whole log, and what it cost.
 *
 * @param slack ε that was asked
 * @param parts the prices at which queries are ranked, each for its share of the impressions
 * @param utility Σ_d θ γ̂_d per impression, by the calibrated scores
 * @param most the utility of the best policy without demands
 * @param gap what a policy that meets the same demands could have more, at most
 * @param demands what became of each demand
 * @param violation 0 where the demands are met, else by how much the best attainable misses them
 */
public record AmortisedSolution(
    double slack,
    List<Part> parts,
    double utility,
    double most,
    double gap,
    List<Demand> demands,
    double violation)
    implements Serializable {
  private static final double ROUNDED = 1e-6;

  /** Copies the lists. */
  public AmortisedSolution {
    parts = List.copyOf(parts);
    demands = List.copyOf(demands);
  }

  /**
   * What could not be promised.
   *
   * @param confidence with which the demands were to hold
   */
  List<String> warnings(double confidence) {
    if (violation > 0) {
      return List.of(
          String.format(
              Locale.ROOT,
              "the demands cannot be met on the log that it was fitted to: the best attainable misses"
                  + " one by %.4f, and that was taken; give more slack",
              violation));
    }
    if (demands.isEmpty()) {
      return List.of(
          "nothing is demanded: the log that it was fitted to has one group alone, or no document has"
              + " merit; it ranks by score");
    }
    List<String> warnings = new ArrayList<>();
    double z = confidence == 0 ? 0 : Normal.twoSided(confidence);
    for (Demand demand : demands) {
      double beyond = demand.beyond(z);
      if (z > 0 && beyond > ROUNDED) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s cannot be promised at %s%%: the log tells it to ± %.4f, which is %.4f more than the"
                    + " slack leaves, so it was brought as near to none as it goes; use more clicks,"
                    + " more slack or less confidence",
                demand.name(),
                String.valueOf(100 * confidence).replaceAll("\\.0$", ""),
                z * demand.standardError(),
                beyond));
      }
    }
    return warnings;
  }

  /** Prices, and the share of the impressions that are ranked at them. */
  public record Part(double share, GroupPrices prices) implements Serializable {}

  /**
   * A demand and what became of it on the log that the policy was fitted to.
   *
   * @param name what it compares
   * @param value of the policy
   * @param standardError of the value, by clicks, propensities and the mix of queries
   * @param low what was allowed; NaN for no limit
   * @param high likewise
   */
  public record Demand(String name, double value, double standardError, double low, double high)
      implements Serializable {

    /** By how much its bound at {@code z} standard errors is outside of what was allowed. */
    double beyond(double z) {
      double above = Double.isNaN(high) ? Double.NEGATIVE_INFINITY : value - high;
      double below = Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low - value;
      return Math.max(above, below) + z * standardError;
    }
  }
}
