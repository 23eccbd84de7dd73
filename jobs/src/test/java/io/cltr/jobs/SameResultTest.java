package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.pipeline.spark.Sessions;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's result is the same bits for any cores, partitions and input files. */
class SameResultTest {
  @TempDir static Path folder;
  private static JsonNode expected;

  @BeforeAll
  static void run() {
    session("local[2]", 1);
    String[] simulate = {
      "simulate",
      "--out=" + folder.resolve("logs"),
      "--seed=3",
      "--set=traffic.impressions=6000",
      "--set=traffic.units=1000",
      "--set=catalogue.queries=40"
    };
    Terminal.Result simulated = Terminal.run(simulate);
    assertThat(simulated.exit()).as(simulated.text()).isZero();
    expected = nightly("reference", folder.resolve("logs/impressions"));
  }

  @AfterAll
  static void stop() {
    SparkSession.active().stop();
  }

  @Test
  void oneCore() {
    session("local[1]", 1);
    assertThat(nightly("one-core", folder.resolve("logs/impressions"))).isEqualTo(expected);
  }

  @Test
  void sixteenPartitions() {
    session("local[2]", 8);
    assertThat(nightly("partitions", folder.resolve("logs/impressions"))).isEqualTo(expected);
  }

  @Test
  void oneInputFileOrSeven() {
    SparkSession spark = session("local[2]", 1);
    for (int files : new int[] {1, 7}) {
      Path impressions = folder.resolve("files-" + files);
      spark
          .read()
          .parquet(folder.resolve("logs/impressions").toString())
          .drop("date")
          .repartition(files)
          .write()
          .parquet(impressions.toString());
      assertThat(nightly("runs-of-" + files, impressions)).isEqualTo(expected);
    }
  }

  /** A rerun publishes under the same name. */
  @Test
  void rerun() {
    Path runs = folder.resolve("reference");
    Path before = RunFolders.latest(runs);
    session("local[2]", 1);
    assertThat(nightly("reference", folder.resolve("logs/impressions"))).isEqualTo(expected);
    assertThat(RunFolders.latest(runs)).isEqualTo(before);
  }

  /** {@code parallelism} is half the number of partitions that a run uses. */
  private static SparkSession session(String master, int parallelism) {
    SparkSession.getActiveSession().foreach(SameResultTest::stopped);
    SparkConf conf =
        new SparkConf()
            .set("spark.master", master)
            .set("spark.default.parallelism", Integer.toString(parallelism));
    return Sessions.open("cltr tests", conf);
  }

  private static Void stopped(SparkSession session) {
    session.stop();
    return null;
  }

  private static JsonNode nightly(String runs, Path impressions) {
    Path run =
        RunFolders.run(
            folder.resolve(runs),
            0,
            "nightly",
            "--impressions=" + impressions,
            "--clicks=" + folder.resolve("logs/clicks"),
            "--features=" + folder.resolve("logs/features.csv"),
            "--set=gate.rules=[{kind: value-non-inferiority, margin: 0.5}]",
            "--set=values.slices=[device]");
    return RunFolders.json(run.resolve("manifest.json")).get("result");
  }
}
