package io.cltr.log;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rows of clicks count, and what they are worth. Durations are texts: a whole number and s,
 * m, h or d ({@code 24h}), or {@code none} for no bound.
 *
 * @param window longest time from an impression to its click
 * @param clockSkew longest time by which a click may seem earlier than its impression
 * @param clicks kinds that are clicks; a row without a kind is one too
 * @param rewards reward by kind of rows that have none; a kind that is not listed is worth 1 if it
 *     is a click, else 0
 */
public record Attribution(
    String window, String clockSkew, List<String> clicks, SortedMap<String, Double> rewards)
    implements Serializable {
  /** The duration without a bound, in microseconds. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  private static final String NONE = "none";
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smhd])");

  /** A day to click, a minute between clocks, clicks of kind {@code click}. */
  public Attribution() {
    this("24h", "60s", List.of("click"), new TreeMap<>());
  }

  /** Copies the lists and checks durations and rewards. */
  public Attribution {
    clicks = List.copyOf(clicks);
    rewards = Collections.unmodifiableSortedMap(new TreeMap<>(rewards));
    micros("window", window);
    micros("clockSkew", clockSkew);
    rewards.forEach(
        (kind, reward) -> {
          if (!Double.isFinite(reward)) {
            throw new ConfigException(
                "attribution.rewards.%s: found %s, allowed is a finite number"
                    .formatted(kind, reward));
          }
        });
  }

  /** {@link #window} in microseconds; {@link #UNBOUNDED} for none. */
  public long windowMicros() {
    return micros("window", window);
  }

  /** {@link #clockSkew} in microseconds; {@link #UNBOUNDED} for none. */
  public long clockSkewMicros() {
    return micros("clockSkew", clockSkew);
  }

  /** Whether a row of {@code kind} is a click, not an event that only carries a reward. */
  public boolean isClick(String kind) {
    return kind.isEmpty() || clicks.contains(kind);
  }

  /**
   * What a row of {@code kind} is worth.
   *
   * @param logged the row's reward; NaN where it has none
   */
  public double reward(String kind, double logged) {
    if (!Double.isNaN(logged)) {
      return logged;
    }
    Double byKind = rewards.get(kind);
    return byKind != null ? byKind : isClick(kind) ? 1 : 0;
  }

  private static long micros(String key, String text) {
    if (text.equals(NONE)) {
      return UNBOUNDED;
    }
    Matcher duration = DURATION.matcher(text);
    if (!duration.matches()) {
      throw new ConfigException(
          "attribution.%s: found '%s', allowed is a whole number with s, m, h or d, such as 24h, or none"
              .formatted(key, text));
    }
    long seconds =
        switch (duration.group(2)) {
          case "s" -> 1;
          case "m" -> 60;
          case "h" -> 3_600;
          default -> 86_400;
        };
    return Long.parseLong(duration.group(1)) * seconds * 1_000_000;
  }
}
