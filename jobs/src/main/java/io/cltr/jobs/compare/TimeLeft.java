package io.cltr.jobs.compare;

import java.io.PrintStream;
import java.util.Locale;

/** Says now and then how much of a comparison is done, and how long the rest may take. */
final class TimeLeft {
  private static final double EVERY = 5e9;

  private final PrintStream to;
  private final int logs;
  private final double impressions;
  private final double before;
  private final long started = System.nanoTime();
  private double done;
  private long told = started;

  /**
   * A comparison of {@code logs} logs.
   *
   * @param impressions of all of them
   * @param before impressions of those that were finished by an earlier run
   */
  TimeLeft(PrintStream to, int logs, double impressions, double before) {
    this.to = to;
    this.logs = logs;
    this.impressions = impressions;
    this.before = before;
    this.done = before;
  }

  /** Says that {@code count} logs are there from before. */
  void resumed(int count) {
    if (count > 0) {
      to.printf(Locale.ROOT, "cltr: %,d of %,d logs are there from before%n", count, logs);
    }
  }

  /** Says that {@code count} logs are finished, the last one of {@code size} impressions. */
  void finished(int count, long size) {
    done += size;
    long now = System.nanoTime();
    if (now - told >= EVERY) {
      told = now;
      double left = (now - started) / 1e9 * (impressions - done) / (done - before);
      to.printf(
          Locale.ROOT,
          "cltr: %,d of %,d logs, %.0f%% of the work, %s left%n",
          count,
          logs,
          100 * done / impressions,
          duration(left));
    }
  }

  /** 0:05, 12:30, 3:02:01. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
