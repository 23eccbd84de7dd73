package io.cltr.check;

import io.cltr.log.LogSummary.Day;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Days with far more or fewer impressions than usual: n_d &gt; f·M_d or n_d &lt; M_d/f, with M_d
 * the median of the other days of the log and of the run before it.
 *
 * <p>Assumes days that are alike up to the factor f. Fewer than {@value #LEAST_DAYS} other days,
 * and days where neither n_d nor M_d reaches {@code impressions}, are not judged; days without any
 * are found by {@code missing-days}.
 *
 * @param factor f
 * @param impressions number below which a difference may be chance
 */
public record VolumeJump(Level level, double factor, long impressions) implements LogCheck {
  static final int LEAST_DAYS = 3;

  /** A warning beyond a factor of 2, from 100 impressions. */
  public VolumeJump() {
    this(Level.warning, 2, 100);
  }

  /** Checks the ranges. */
  public VolumeJump {
    Ranges.require("volume-jump", "factor", factor, 1, Double.MAX_VALUE);
    Ranges.atLeast("volume-jump", "impressions", impressions, 0);
  }

  @Override
  public String id() {
    return "volume-jump";
  }

  @Override
  public String summary() {
    return "Days with far more or fewer impressions than the median of the other days";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    SortedMap<String, Long> days = new TreeMap<>();
    facts
        .previous()
        .ifPresent(
            history ->
                history.days().forEach(at -> days.merge(at.day(), at.impressions(), Long::sum)));
    facts.log().days().forEach(day -> days.put(day.day(), day.impressions()));
    List<String> jumps = new ArrayList<>();
    for (Day day : facts.log().days()) {
      double[] others =
          days.entrySet().stream()
              .filter(other -> !other.getKey().equals(day.day()))
              .mapToDouble(other -> other.getValue())
              .toArray();
      double usual = Median.of(others);
      boolean jumped = day.impressions() > factor * usual || day.impressions() * factor < usual;
      boolean clear = day.impressions() >= impressions || usual >= impressions;
      if (others.length >= LEAST_DAYS && jumped && clear) {
        jumps.add(
            Wording.of(
                "%s: %s where the other days' median is %,.0f (%.2f times)",
                day.day(),
                Wording.count(day.impressions(), "impression"),
                usual,
                day.impressions() / usual));
      }
    }
    return jumps.isEmpty()
        ? List.of()
        : List.of(
            found(
                jumps.size(),
                Wording.of(
                    "%s %s beyond a factor of %s from the median of the others. Is the log of the"
                        + " day whole, and delivered once? Leave the day out, or correct it.",
                    Wording.count(jumps.size(), "day"), jumps.size() == 1 ? "is" : "are", factor),
                jumps.stream().limit(Wording.NAMED).toList()));
  }
}
