package io.cltr.jobs.run;

import io.cltr.pipeline.publish.Manifest.StageTime;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Says on the terminal which stage runs, and keeps how long each took. */
public final class Progress {
  private final PrintStream out;
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<StageTime> times = new ArrayList<>();

  /** Progress on {@code out}. */
  public Progress(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs a stage.
   *
   * @param summary what to say of its result, in a few words
   */
  public <R> R stage(String name, Supplier<R> work, Summary<R> summary) {
    out.printf(Locale.ROOT, "%-13s", name);
    out.flush();
    long start = System.nanoTime();
    R result;
    try {
      result = work.get();
    } catch (Throwable e) {
      out.println("stopped");
      throw e;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    times.add(new StageTime(name, seconds));
    out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, summary.of(result));
    return result;
  }

  /** Says that a stage is left out, and why. */
  public void skip(String name, String why) {
    out.printf(Locale.ROOT, "%-13s     –    %s%n", name, why);
  }

  /** Prints a line or more. */
  public void say(String text) {
    out.println(text);
  }

  /** When the run began. */
  Instant started() {
    return started;
  }

  /** The stages so far. */
  public List<StageTime> times() {
    return List.copyOf(times);
  }

  /** A few words on a result. */
  @FunctionalInterface
  public interface Summary<R> {
    /** The words. */
    String of(R result);
  }
}
