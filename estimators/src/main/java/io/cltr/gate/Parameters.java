package io.cltr.gate;

import io.cltr.log.ConfigException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Checks parameters of rules. */
final class Parameters {
  private Parameters() {}

  static void level(String rule, double level) {
    if (!(level > 0 && level < 1)) {
      throw bad(rule, "level", "in (0, 1)", level);
    }
  }

  /** In [0, 1). */
  static void share(String rule, String name, double share) {
    if (!(share >= 0 && share < 1)) {
      throw bad(rule, name, "in [0, 1)", share);
    }
  }

  static void atLeastZero(String rule, String name, double number) {
    if (!(number >= 0 && Double.isFinite(number))) {
      throw bad(rule, name, "a number from 0", number);
    }
  }

  /** .025 as 2.5%. */
  static String percent(double share) {
    return new BigDecimal(100 * share)
            .round(new MathContext(4))
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }

  private static ConfigException bad(String rule, String name, String allowed, Object found) {
    return new ConfigException(
        "gate rule %s: %s must be %s, found %s".formatted(rule, name, allowed, found));
  }
}
