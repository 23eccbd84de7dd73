package io.cltr.ranker;

import io.cltr.log.ConfigException;
import java.util.List;

/** What learners demand of their settings; {@code key} is what messages call the setting. */
final class HyperParameters {
  private HyperParameters() {}

  static void requireClips(String key, List<Double> clips) {
    requireSome(key, clips);
    for (double clip : clips) {
      if (!(clip >= 1)) {
        throw new ConfigException(
            "%s: found %s, allowed are numbers from 1 and none (no clipping)".formatted(key, clip));
      }
    }
  }

  static void requireL2(String key, List<Double> l2) {
    requireSome(key, l2);
    for (double lambda : l2) {
      if (!(lambda >= 0 && Double.isFinite(lambda))) {
        throw new ConfigException(
            "%s: found %s, allowed are finite numbers from 0".formatted(key, lambda));
      }
    }
  }

  static void requireIterations(String key, int iterations) {
    if (iterations < 1) {
      throw new ConfigException(
          "%s: found %d, allowed are whole numbers from 1".formatted(key, iterations));
    }
  }

  private static void requireSome(String key, List<Double> values) {
    if (values.isEmpty()) {
      throw new ConfigException("%s: found an empty list, give at least one value".formatted(key));
    }
  }
}
