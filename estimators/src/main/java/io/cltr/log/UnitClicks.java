package io.cltr.log;

import java.io.Serializable;
import java.util.List;

/**
 * How the clicks are spread over the units.
 *
 * @param top at most {@link #KEPT} units with clicks, those with the most first: every unit that
 *     has a hundredth of the clicks is among them
 * @param histogram all units by their clicks, increasing
 */
public record UnitClicks(List<Unit> top, List<Bin> histogram) implements Serializable {
  /** Units that are kept one by one. */
  public static final int KEPT = 100;

  /** Copies the lists. */
  public UnitClicks {
    top = List.copyOf(top);
    histogram = List.copyOf(histogram);
  }

  /**
   * A unit.
   *
   * @param hash of its id, 16 hexadecimal digits: reports name no user
   * @param displays documents shown to it
   * @param clicks clicked displays
   * @param examples ids of its first impressions, two at most: by them the log's owner finds it
   */
  public record Unit(
      String hash, long impressions, long displays, long clicks, List<String> examples)
      implements Serializable {}

  /**
   * Units with at least {@code clicks} clicks and fewer than the next bin; exact below 16, then in
   * steps of an eighth of a power of two.
   */
  public record Bin(long clicks, long units) implements Serializable {}

  /** Units with a click. */
  public long clicking() {
    return histogram.stream().filter(bin -> bin.clicks() > 0).mapToLong(Bin::units).sum();
  }

  /**
   * The clicks, rounded down to a bin, that the share {@code p} of the units with clicks does not
   * exceed; 0 without any.
   */
  public long quantile(double p) {
    double left = p * clicking();
    for (Bin bin : histogram) {
      left -= bin.clicks() > 0 ? bin.units() : 0;
      if (bin.clicks() > 0 && left <= 0) {
        return bin.clicks();
      }
    }
    return 0;
  }

  /** The bin that {@code clicks} fall into. */
  static long bin(long clicks) {
    long step = Math.max(1, Long.highestOneBit(clicks) >> 3);
    return clicks / step * step;
  }
}
