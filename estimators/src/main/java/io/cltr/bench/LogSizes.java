package io.cltr.bench;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How long logs are.
 *
 * @param sizes in what is counted
 * @param counted impressions, or clicks: as many impressions as bring so many clicks on average
 */
public record LogSizes(List<Long> sizes, Counted counted) {
  /** What sizes count. */
  public enum Counted {
    /** Impressions, clicked on or not. */
    impressions,
    /** Clicks, of which a log has about so many. */
    clicks
  }

  /** Copies the list. */
  public LogSizes {
    sizes = List.copyOf(sizes);
  }

  /** Sizes in impressions. */
  public static LogSizes impressions(long... sizes) {
    return new LogSizes(LongStream.of(sizes).boxed().toList(), Counted.impressions);
  }

  /** Sizes in clicks. */
  public static LogSizes clicks(long... sizes) {
    return new LogSizes(LongStream.of(sizes).boxed().toList(), Counted.clicks);
  }
}
