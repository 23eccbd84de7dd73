package io.cltr.jobs;

import io.cltr.pipeline.publish.Uninterrupted;
import io.cltr.pipeline.spark.Sessions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * What happens when the process is told to end (SIGTERM, Ctrl-C). A publication that is under way
 * is completed, none begins; Spark stops without a word; the run removes what it staged and gives
 * back its lock; one line says how it ended. The exit code is the system's: 143, or 130.
 */
final class StopSignal {
  /** Before Spark's hooks, and Hadoop's, which close file systems. */
  private static final int FIRST = 1000;

  /** For a run to come to its end once Spark has stopped; beyond it the next run tidies up. */
  private static final int SECONDS = 10;

  private static final CountDownLatch ENDED = new CountDownLatch(1);
  private static volatile boolean received;

  private StopSignal() {}

  /** Waits for the signal from now on. */
  static void await() {
    ShutdownHookManager.get()
        .addShutdownHook(StopSignal::stop, FIRST, 2 * SECONDS, TimeUnit.SECONDS);
  }

  /** Says that the run has ended by itself. */
  static void ended() {
    ENDED.countDown();
  }

  /** Whether the process is ending; what fails now fails for that reason. */
  static boolean received() {
    return received;
  }

  private static void stop() {
    if (ENDED.getCount() == 0) {
      return;
    }
    received = true;
    PrintStream err = System.err;
    silence();
    boolean published = Uninterrupted.stop();
    Sessions.close();
    awaitEnd();
    err.println(
        published ? "cltr: stopped after publication" : "cltr: stopped; nothing was published");
  }

  private static void silence() {
    Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  private static void awaitEnd() {
    try {
      ENDED.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
