package io.cltr.simulate;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.PlackettLuceRanks;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import java.util.Arrays;

/**
 * Where policies put the documents of a world, exactly: a logger as it ranks without randomisation,
 * whatever a log happens to show of it; Plackett–Luce by its integral instead of by draws; others
 * as they say themselves. A policy that is not defined for a query of the world is refused.
 */
public record TrueRanks(World world) {

  /** Rank probabilities of {@code policy} for the 0-based {@code query}, down to {@code depth}. */
  public Ranks of(Policy policy, int query, int depth) {
    if (policy instanceof LoggerPolicy logger) {
      return world.ranks(logger.logger(), query, depth);
    }
    Query asked = world.catalogue().entries().get(query).query();
    if (policy instanceof PlackettLuce soft) {
      double[] scores =
          Arrays.stream(soft.ranker().scores(asked)).map(s -> s / soft.temperature()).toArray();
      return PlackettLuceRanks.of(scores, depth);
    }
    return policy
        .ranks(asked, Displays.NONE, depth)
        .orElseThrow(
            () ->
                new ConfigException(
                    "policy '%s' has no ranking for query '%s' of the simulated site, so its true"
                            .formatted(policy.name(), asked.id())
                        + " value is unknown"));
  }
}
