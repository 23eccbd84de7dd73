package io.cltr.pipeline.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.pipeline.TestSpark;
import io.cltr.simulate.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed sample logs are what the command in their README writes. */
class SampleLogsTest {
  private static final SparkSession SPARK = TestSpark.session();
  private static final Path COMMITTED =
      Path.of(System.getProperty("cltr.root")).resolve("sample-logs");

  @TempDir static Path folder;
  private static SimulateResult result;

  @BeforeAll
  static void simulate() {
    result = Simulate.run(SPARK, new SimulateOptions(folder.resolve("logs"), 20261120));
  }

  @Test
  void tablesHaveTheSameRows() {
    assertThat(rows(COMMITTED, "impressions"))
        .isEqualTo(rows(result.out(), "impressions"))
        .hasSize(48_000);
    assertThat(rows(COMMITTED, "clicks"))
        .isEqualTo(rows(result.out(), "clicks"))
        .hasSize((int) result.clicks());
  }

  @Test
  void textFilesAreTheSame() {
    for (String name : List.of("features.csv", "documents.csv", TruthJson.NAME)) {
      assertThat(COMMITTED.resolve(name)).hasSameTextualContentAs(result.out().resolve(name));
    }
  }

  @Test
  void readmeTellsTheNumbers() throws IOException {
    String readme = Files.readString(COMMITTED.resolve("README.md"));
    long units =
        SPARK
            .read()
            .parquet(COMMITTED.resolve("impressions").toString())
            .select("unit_id")
            .distinct()
            .count();
    assertThat(readme)
        .contains(String.format(Locale.ROOT, "| %,d | clicks", result.clicks()))
        .contains(String.format(Locale.ROOT, "| %,d | ten features", result.pairs()))
        .contains(String.format(Locale.ROOT, "of whom %,d appear", units));
    Truth truth = result.truth();
    for (String policy : List.of("logger:production", "logger:popularity", "logger:semantic")) {
      assertThat(readme)
          .containsPattern(
              "`%s` \\| \\d+ %% \\| %s \\| %s \\| %s \\|"
                  .formatted(
                      policy,
                      text(truth.value(policy, "clicks")),
                      text(truth.value(policy, "dcg@10")),
                      text(truth.value(policy, "ndcg@10"))));
    }
  }

  @Test
  void theyAreSmall() throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(COMMITTED)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isLessThan(8_000_000);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceFirst("^0", "").replace(".", "\\.");
  }

  private static List<String> rows(Path logs, String table) {
    return SPARK
        .read()
        .parquet(logs.resolve(table).toString())
        .orderBy("impression_id", "position")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }
}
