package io.cltr.pipeline;

import io.cltr.pipeline.spark.Sessions;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark session of the tests: one task at a time, since another JVM tests beside this one,
 * and two shuffle partitions.
 */
public final class TestSpark {
  private TestSpark() {}

  /** The session; the first call starts it. */
  public static SparkSession session() {
    return opened(1);
  }

  /** A session of two tasks at a time in place of the running one; {@link #stop} it. */
  public static void startWithTwoTasks() {
    stop();
    opened(2);
  }

  /** Ends the session, so that the next call starts one. */
  public static void stop() {
    Sessions.close();
  }

  private static SparkSession opened(int tasks) {
    return Sessions.open(
        "cltr tests",
        new SparkConf()
            .set("spark.master", "local[%d]".formatted(tasks))
            .set("spark.sql.shuffle.partitions", "2")
            .set("spark.log.level", "OFF"));
  }

  /** The session's context. */
  public static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session().sparkContext());
  }

  /** Number of Spark jobs that {@code action} runs. */
  public static int jobs(Runnable action) {
    SparkContext context = session().sparkContext();
    AtomicInteger jobs = new AtomicInteger();
    SparkListener counter =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            jobs.incrementAndGet();
          }
        };
    drain(context);
    context.addSparkListener(counter);
    try {
      action.run();
      drain(context);
    } finally {
      context.removeSparkListener(counter);
    }
    return jobs.get();
  }

  private static void drain(SparkContext context) {
    try {
      context.listenerBus().waitUntilEmpty();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
