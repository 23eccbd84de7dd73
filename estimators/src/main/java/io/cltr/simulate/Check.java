package io.cltr.simulate;

import io.cltr.log.ConfigException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Checks of a simulation's parameters; messages name the key, what was found and what is allowed.
 */
final class Check {
  private static final double SHARE_TOLERANCE = 1e-9;

  private Check() {}

  static void atLeast(String key, long found, long least) {
    if (found < least) {
      throw new ConfigException(
          "simulate.%s: found %d, must be at least %d".formatted(key, found, least));
    }
  }

  static void within(String key, double found, double low, double high) {
    if (!(found >= low && found <= high)) {
      throw new ConfigException(
          "simulate.%s: found %s, must be within %s and %s".formatted(key, found, low, high));
    }
  }

  static void shares(String key, List<Double> found) {
    double sum = 0;
    for (double share : found) {
      within(key, share, 0, 1);
      sum += share;
    }
    if (!(Math.abs(sum - 1) <= SHARE_TOLERANCE)) {
      throw new ConfigException(
          "simulate.%s: found %s, which sums to %s; shares must sum to 1"
              .formatted(key, found, sum));
    }
  }

  static void day(String key, String found) {
    try {
      LocalDate.parse(found);
    } catch (DateTimeParseException e) {
      throw new ConfigException(
          "simulate.%s: found '%s', must be a date such as 2026-11-14".formatted(key, found), e);
    }
  }

  static void distinct(String key, List<String> names) {
    if (names.stream().distinct().count() != names.size()) {
      throw new ConfigException("simulate.%s: names must differ, found %s".formatted(key, names));
    }
  }
}
