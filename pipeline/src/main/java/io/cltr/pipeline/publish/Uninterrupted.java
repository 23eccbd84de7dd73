package io.cltr.pipeline.publish;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Publication in a process that may be told to stop: it happens whole or not at all. */
public final class Uninterrupted {
  private static boolean stopped;
  private static boolean published;

  private Uninterrupted() {}

  /**
   * Publishes something.
   *
   * @throws CancellationException after {@link #stop}
   */
  public static synchronized <T> T publish(Supplier<T> publication) {
    if (stopped) {
      throw new CancellationException("told to stop before anything was published");
    }
    T result = publication.get();
    published = true;
    return result;
  }

  /**
   * Waits for the publication that is under way, if there is one, and lets none begin from now on.
   *
   * @return whether this process published anything
   */
  public static synchronized boolean stop() {
    stopped = true;
    return published;
  }
}
