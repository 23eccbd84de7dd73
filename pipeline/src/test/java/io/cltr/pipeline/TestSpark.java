package io.cltr.pipeline;

import io.cltr.pipeline.spark.Sessions;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the tests: two threads, two shuffle partitions. */
public final class TestSpark {
  private TestSpark() {}

  /** The session; the first call starts it. */
  public static SparkSession session() {
    return Sessions.open(
        "cltr tests",
        new SparkConf()
            .set("spark.master", "local[2]")
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
