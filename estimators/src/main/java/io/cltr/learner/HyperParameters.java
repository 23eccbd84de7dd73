package io.cltr.learner;

import io.cltr.log.ConfigException;
import java.util.List;
import java.util.function.DoublePredicate;

/** What learners demand of their settings; {@code key} is what messages call the setting. */
final class HyperParameters {
  /** λ 1e-2 and 1e-4: the simpler ranker first. */
  static final List<Double> L2 = List.of(1e-2, 1e-4);

  /** λ of policies, whose objective is a reward. */
  static final List<Double> POLICY_L2 = List.of(1e-3, 1e-5);

  /** Caps of importance weights. */
  static final List<Double> CLIPS = List.of(10.0, 100.0, Double.POSITIVE_INFINITY);

  /** Standard errors that a policy's reward is lowered by. */
  static final List<Double> PENALTIES = List.of(1.0, 0.3, 0.1);

  private HyperParameters() {}

  static List<Double> requireL2(String key, List<Double> l2) {
    return require(
        key, l2, lambda -> lambda >= 0 && Double.isFinite(lambda), "finite numbers from 0");
  }

  /** Weights of a penalty. */
  static List<Double> requireGamma(String key, List<Double> gamma) {
    return require(key, gamma, g -> g >= 0 && Double.isFinite(g), "finite numbers from 0");
  }

  /** Caps of importance weights; +∞ does not clip. */
  static List<Double> requireClips(String key, List<Double> clips) {
    return require(key, clips, clip -> clip > 0, "numbers above 0, Infinity for no clip");
  }

  private static List<Double> require(
      String key, List<Double> values, DoublePredicate allowed, String range) {
    if (values.isEmpty()) {
      throw new ConfigException("%s: found an empty list, give at least one value".formatted(key));
    }
    for (double value : values) {
      if (!allowed.test(value)) {
        throw new ConfigException("%s: found %s, allowed are %s".formatted(key, value, range));
      }
    }
    return List.copyOf(values);
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
