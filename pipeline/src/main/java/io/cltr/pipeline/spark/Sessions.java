package io.cltr.pipeline.spark;

import io.cltr.log.ConfigException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.Utils;
import scala.Option;

/**
 * Spark sessions with the settings that cltr relies on.
 *
 * <p>What the caller or spark-submit has set wins, apart from the time zone: it is UTC but where
 * cltr asks for another. The serializer must be Java's, because Kryo 4 cannot read records.
 */
public final class Sessions {
  private static final String TIME_ZONE = "spark.sql.session.timeZone";
  private static final String SERIALIZER = "spark.serializer";
  private static final String JAVA_SERIALIZER = "org.apache.spark.serializer.JavaSerializer";

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.master", "local[*]",
          "spark.ui.enabled", "false",
          "spark.ui.showConsoleProgress", "false",
          "spark.log.level", "ERROR");

  private static final Map<String, String> LOCAL_DEFAULTS =
      Map.of(
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.sql.shuffle.partitions",
              Integer.toString(Runtime.getRuntime().availableProcessors()));

  private Sessions() {}

  /** The running session, else a new one named {@code application}. */
  public static SparkSession open(String application) {
    return open(application, new SparkConf());
  }

  /** As {@link #open(String)}; what {@code settings} holds wins over cltr's defaults. */
  public static SparkSession open(String application, SparkConf settings) {
    SparkConf conf = settings.clone();
    conf.setIfMissing("spark.app.name", application);
    DEFAULTS.forEach(conf::setIfMissing);
    if (conf.get("spark.master").startsWith("local")) {
      LOCAL_DEFAULTS.forEach(conf::setIfMissing);
    }
    requireJavaSerializer(conf.get(SERIALIZER, JAVA_SERIALIZER));
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    session.conf().set(TIME_ZONE, "UTC");
    return session;
  }

  /** What reaches file systems: the running session's settings, else those of its JVM. */
  public static Configuration hadoop() {
    Option<SparkSession> session = SparkSession.getActiveSession();
    return session.isDefined()
        ? session.get().sessionState().newHadoopConf()
        : SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /** Folders in which the driver keeps shuffled and spilled rows. */
  public static List<String> localFolders() {
    SparkEnv running = SparkEnv.get();
    return List.of(
        Utils.getConfiguredLocalDirs(running == null ? new SparkConf() : running.conf()));
  }

  /**
   * A session beside {@code session}, on the same executors, for users' tables: times without
   * offset are times of {@code zone}, columns may differ in case alone, no file is left out in
   * silence, and a query is one job, planned before it runs: what a fixed chain of shuffles needs.
   */
  public static SparkSession plannedOnce(SparkSession session, ZoneId zone) {
    return beside(
        session,
        Map.of(
            TIME_ZONE,
            zone.getId(),
            "spark.sql.adaptive.enabled",
            "false",
            "spark.sql.caseSensitive",
            "true",
            "spark.sql.files.ignoreCorruptFiles",
            "false",
            "spark.sql.files.ignoreMissingFiles",
            "false",
            "spark.sql.legacy.parquet.nanosAsLong",
            "true"));
  }

  /**
   * A session beside {@code session}, on the same executors, that reads every file as one partition
   * and splits none: what reading a laid-out log needs, whose blocks must not be torn apart.
   */
  public static SparkSession wholeFiles(SparkSession session) {
    String whole = Long.toString(1L << 50);
    return beside(
        session,
        Map.of(
            "spark.sql.adaptive.enabled", "false",
            "spark.sql.files.maxPartitionBytes", whole,
            "spark.sql.files.openCostInBytes", whole));
  }

  private static SparkSession beside(SparkSession session, Map<String, String> settings) {
    SparkSession beside = session.newSession();
    beside.conf().set(TIME_ZONE, "UTC");
    settings.forEach(beside.conf()::set);
    return beside;
  }

  /** Stops the running session, if there is one; the cluster then sees a run that ended well. */
  public static void close() {
    Option<SparkSession> session = SparkSession.getDefaultSession();
    if (session.isDefined()) {
      session.get().stop();
    }
  }

  private static void requireJavaSerializer(String serializer) {
    if (!serializer.equals(JAVA_SERIALIZER)) {
      throw new ConfigException(
          "%s is %s; cltr needs %s (Spark's default): leave the setting out"
              .formatted(SERIALIZER, serializer, JAVA_SERIALIZER));
    }
  }
}
