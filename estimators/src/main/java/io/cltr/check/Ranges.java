package io.cltr.check;

import io.cltr.log.ConfigException;

/** Checks parameters of checks. */
final class Ranges {
  private Ranges() {}

  static void atLeast(String check, String parameter, long value, long low) {
    if (value < low) {
      throw new ConfigException(
          "check %s: %s must be at least %d, found %d".formatted(check, parameter, low, value));
    }
  }

  static void require(String check, String parameter, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new ConfigException(
          "check %s: %s must be in [%s, %s], found %s"
              .formatted(check, parameter, low, high, value));
    }
  }
}
