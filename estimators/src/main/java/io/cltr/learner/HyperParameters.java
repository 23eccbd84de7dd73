package io.cltr.learner;

import io.cltr.log.ConfigException;
import java.util.List;

/** What learners demand of their settings; {@code key} is what messages call the setting. */
final class HyperParameters {
  /** λ 1e-2 and 1e-4: the simpler ranker first. */
  static final List<Double> L2 = List.of(1e-2, 1e-4);

  private HyperParameters() {}

  static List<Double> requireL2(String key, List<Double> l2) {
    if (l2.isEmpty()) {
      throw new ConfigException("%s: found an empty list, give at least one value".formatted(key));
    }
    for (double lambda : l2) {
      if (!(lambda >= 0 && Double.isFinite(lambda))) {
        throw new ConfigException(
            "%s: found %s, allowed are finite numbers from 0".formatted(key, lambda));
      }
    }
    return List.copyOf(l2);
  }

  static void requireShare(String key, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new ConfigException("%s: found %s, allowed is [0, 1)".formatted(key, share));
    }
  }

  static void requireSamples(String key, int samples) {
    if (samples < 1) {
      throw new ConfigException(
          "%s: found %d, allowed are whole numbers from 1".formatted(key, samples));
    }
  }
}
