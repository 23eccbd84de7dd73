package io.cltr.pipeline.stage;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.pipeline.assemble.LogManifest;
import io.cltr.propensity.PropensityLog;

/**
 * The log as propensities are studied on it. A study passes over the log hundreds of times, and on
 * a small log a pass on Spark takes as long as starting its tasks: so a log that fits comfortably
 * is brought into this JVM. The result has the same bits, by the laws of {@link Source}.
 */
public final class StudiedLog {
  /** Displays beyond which a cluster is faster than one thread, and bringing them here is slow. */
  public static final long MOST_DISPLAYS = 5_000_000;

  /** Features likewise, 128 MB. */
  private static final long MOST_FEATURES = 1L << 25;

  /** Of a display or a candidate in memory: its id, and its share of what holds it. */
  private static final long BYTES = 128;

  /** Part of the JVM's memory that the copy may take. */
  private static final long MEMORY_SHARE = 8;

  private StudiedLog() {}

  /** {@code impressions} and {@code queries}, in this JVM where they are small. */
  public static PropensityLog of(
      Source<Impression> impressions,
      Source<Keyed<Query>> queries,
      LogManifest manifest,
      long seed) {
    PropensityLog log = new PropensityLog(impressions, queries, seed);
    long kept = manifest.displays() + manifest.candidates();
    boolean small =
        kept <= MOST_DISPLAYS
            && kept * BYTES <= Runtime.getRuntime().maxMemory() / MEMORY_SHARE
            && manifest.candidates() * manifest.featureWidth() <= MOST_FEATURES;
    return small ? local(log) : log;
  }

  /** The same log in this JVM. */
  static PropensityLog local(PropensityLog log) {
    return new PropensityLog(
        Source.of(log.impressions().fold(new ToList<>()), Impression.LAYOUT),
        Source.of(log.queries().fold(new ToList<>()), Layout.byKey()),
        log.seed());
  }
}
