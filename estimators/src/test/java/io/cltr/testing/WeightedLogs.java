package io.cltr.testing;

import io.cltr.log.Impression;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Logs whose impressions stand for several. */
public final class WeightedLogs {
  private WeightedLogs() {}

  /** {@code log} with whole weights from 1 to 5, a function of the impressions' ids. */
  public static List<Impression> weighted(List<Impression> log) {
    return log.stream()
        .map(i -> i.withWeight(1 + new Generator(8).split(i.id()).nextInt(5)))
        .toList();
  }

  /** {@code log} with each impression as often as its weight, a whole number, says. */
  public static List<Impression> repeated(List<Impression> log) {
    List<Impression> all = new ArrayList<>();
    for (Impression one : log) {
      for (int copy = 0; copy < one.weight(); copy++) {
        all.add(copy(one, one.id() + "-" + copy));
      }
    }
    return all;
  }

  /** {@code log} with every weight times {@code factor}. */
  public static List<Impression> scaled(List<Impression> log, double factor) {
    return log.stream().map(i -> i.withWeight(factor * i.weight())).toList();
  }

  /** Every clicked impression, and of the others {@code share} with the weight 1/share. */
  public static List<Impression> downsampled(List<Impression> log, double share, Generator random) {
    List<Impression> kept = new ArrayList<>();
    for (Impression one : log) {
      if (Arrays.stream(one.clicks()).sum() > 0) {
        kept.add(one);
      } else if (random.nextBoolean(share)) {
        kept.add(one.withWeight(one.weight() / share));
      }
    }
    return kept;
  }

  private static Impression copy(Impression one, String id) {
    return new Impression(
        id,
        one.unit(),
        one.bucket(),
        one.query(),
        one.logger(),
        one.shownAt(),
        one.randomization(),
        Map.copyOf(one.context()),
        one.documents(),
        one.positions(),
        one.clicks(),
        one.rewards(),
        one.loggingProbabilities());
  }
}
