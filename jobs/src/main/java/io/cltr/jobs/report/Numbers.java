package io.cltr.jobs.report;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** How numbers are written: the same characters in every form of the report. */
public final class Numbers {
  /** What stands for a number that is not there. */
  public static final String MISSING = "n/a";

  private static final int MOST_DECIMALS = 6;

  private Numbers() {}

  /** 12,345. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** {@code value} with a fixed number of decimals; no negative zero. */
  public static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return MISSING;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero && text.startsWith("-") ? text.substring(1) : text;
  }

  /** {@link #fixed} with a plus sign before what is above zero. */
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    boolean positive = value > 0 && text.chars().anyMatch(c -> (c >= '1' && c <= '9') || c == '∞');
    return positive ? "+" + text : text;
  }

  /** [0.398, 0.426]. */
  public static String interval(double low, double high, int decimals) {
    boolean missing = Double.isNaN(low) || Double.isNaN(high);
    return missing ? MISSING : "[" + fixed(low, decimals) + ", " + fixed(high, decimals) + "]";
  }

  /** [-0.002, +0.011]. */
  public static String signedInterval(double low, double high, int decimals) {
    boolean missing = Double.isNaN(low) || Double.isNaN(high);
    return missing ? MISSING : "[" + signed(low, decimals) + ", " + signed(high, decimals) + "]";
  }

  /** A share as 4.1%. */
  public static String percent(double share) {
    return Double.isFinite(share) ? fixed(100 * share, 1) + "%" : MISSING;
  }

  /** A change as +4.1%. */
  public static String signedPercent(double share) {
    return Double.isFinite(share) ? signed(100 * share, 1) + "%" : MISSING;
  }

  /** A confidence level as 95%. */
  public static String level(double level) {
    return significant(100 * level, 4) + "%";
  }

  /** {@code value} to so many significant digits, without trailing zeros. */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return fixed(value, 0);
    }
    int magnitude = magnitude(value);
    if (magnitude < -4 || magnitude > 8) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }
    int decimals = Math.max(0, digits - 1 - magnitude);
    String text = fixed(value, decimals);
    return decimals == 0 ? text : text.replaceAll("\\.?0+$", "");
  }

  /** clip=10, l2=0.1; +∞ is "none". */
  public static String parameters(SortedMap<String, Double> hyperParameters) {
    return hyperParameters.entrySet().stream()
        .map(e -> e.getKey() + "=" + parameter(e))
        .collect(Collectors.joining(", "));
  }

  /** Decimals that show the smallest positive of the standard errors with two digits. */
  public static int decimals(DoubleStream standardErrors) {
    return standardErrors
        .filter(error -> error > 0 && Double.isFinite(error))
        .mapToInt(error -> Math.max(1, Math.min(MOST_DECIMALS, 1 - magnitude(error))))
        .max()
        .orElse(4);
  }

  private static String parameter(Map.Entry<String, Double> parameter) {
    double value = parameter.getValue();
    return Double.isInfinite(value) && value > 0 ? "none" : significant(value, 4);
  }

  private static int magnitude(double value) {
    return (int) Math.floor(StrictMath.log10(Math.abs(value)));
  }
}
