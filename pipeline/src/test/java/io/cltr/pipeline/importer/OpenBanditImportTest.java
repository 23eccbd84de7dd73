package io.cltr.pipeline.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.InputException;
import io.cltr.pipeline.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenBanditImportTest {
  private static final SparkSession SPARK = TestSpark.session();
  private static final String HEADER =
      ",timestamp,item_id,position,click,propensity_score,user_feature_0,user-item_affinity_0\n";

  @TempDir Path folder;

  @Test
  void everyColumnGoesWhereItsFateSays() throws IOException {
    Path in =
        log(
            HEADER
                + "7,2019-11-24 23:59:59.999999+00:00,14,3,1,0.25,aa,0.0\n"
                + "8,2019-11-25 00:00:00+00:00,2,1,0,1.0,bb,1.0\n");
    Files.writeString(
        in.resolveSibling("item_context.csv"),
        """
        ,item_id,item_feature_0,item_feature_1,item_feature_2,item_feature_3
        0,2,-0.5,x,y,z
        1,14,0.677,u,v,w
        """);
    ImportResult result = run(in);
    assertThat(files(result.out()))
        .containsExactly(
            "clicks/date=2019-11-24/part-0.parquet",
            "documents.csv",
            "features.csv",
            "import.json",
            "impressions/date=2019-11-24/part-0.parquet",
            "impressions/date=2019-11-25/part-0.parquet");
    List<Row> impressions = rows(result, "impressions");
    assertThat(impressions.get(0).schema().fieldNames())
        .containsExactly(
            "impression_id",
            "unit_id",
            "query_id",
            "logger",
            "shown_at",
            "user_feature_0",
            "doc_id",
            "position",
            "logging_probability",
            "date");
    assertThat(impressions)
        .extracting(Row::toString)
        .containsExactly(
            "[bts-7,bts-7,men,bts,2019-11-24 23:59:59.999999,aa,ArraySeq(14),ArraySeq(3),"
                + "ArraySeq(0.25),2019-11-24]",
            "[bts-8,bts-8,men,bts,2019-11-25 00:00:00.0,bb,ArraySeq(2),ArraySeq(1),"
                + "ArraySeq(1.0),2019-11-25]");
    assertThat(rows(result, "clicks"))
        .extracting(Row::toString)
        .containsExactly("[bts-7,14,3,1.0,click,2019-11-24]");
    assertThat(result.out().resolve("features.csv"))
        .hasContent("query_id,doc_id,feature_0\nmen,14,0.677\nmen,2,-0.5\n");
    assertThat(result.out().resolve("documents.csv"))
        .hasContent("doc_id,group_0,group_1,group_2\n14,u,v,w\n2,x,y,z\n");
    assertThat(result.rows()).hasToString("{clicks=1, documents=2, features=2, impressions=2}");
    assertThat(result.files())
        .containsExactly(
            new ImportedFile("men.csv", 2, 2, 0), new ImportedFile("item_context.csv", 2, 2, 0));
    assertThat(result.columns())
        .extracting(ColumnFate::column)
        .startsWith("_c0", "timestamp", "item_id", "position", "click", "propensity_score")
        .contains("user_feature_0", "user-item_affinity_0", "item_context: item_feature_3");
  }

  @Test
  void aLogWithoutClicksHasAnEmptyTable() throws IOException {
    ImportResult result = run(log(HEADER + "7,2019-11-24 23:59:59+00:00,14,3,0,0.25,aa,0.0\n"));
    assertThat(files(result.out())).contains("clicks/part-0.parquet");
    assertThat(rows(result, "clicks")).isEmpty();
    assertThat(result.rows()).hasToString("{clicks=0, impressions=1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,2019-11-24 00:00:00,1,1,0,.5,a,0|_c0 is not a whole number from 0, e.g. {\"_c0\":\"x\"",
        "1,yesterday,1,1,0,.5,a,0|timestamp is not a time such as",
        "1,2019-11-24 00:00:00,,1,0,.5,a,0|item_id is empty",
        "1,2019-11-24 00:00:00,1,0,0,.5,a,0|position is not a whole number from 1",
        "1,2019-11-24 00:00:00,1,1,2,.5,a,0|click is not true or false, 1 or 0",
        "1,2019-11-24 00:00:00,1,1,0,0,a,0|propensity_score is not a probability in (0, 1]",
        "1,2019-11-24 00:00:00,1,1|the line is not CSV of the header's 8 columns, e.g. 1,2019"
      })
  void badRowsAreCountedAndTooManyRefuseTheLog(String row, String message) throws IOException {
    String good = "0,2019-11-24 00:00:00,1,1,1,.5,a,0\n";
    Path in = log(HEADER + good + row + "\n");
    assertThatThrownBy(() -> run(in))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(in + ": 1 of 2 rows (50.0%) cannot be used")
        .hasMessageContaining("1 × " + message);
    assertThat(folder.resolve("out/import.json")).doesNotExist();
    ImportResult result =
        new OpenBanditImport("", "", "", 0.5).run(in, folder.resolve("out"), TestSpark::session);
    assertThat(result.files()).containsExactly(new ImportedFile("men.csv", 2, 1, 1));
    assertThat(result.rows()).hasToString("{clicks=1, impressions=1}");
    assertThat(result.out().resolve("quarantine/part-0.json")).isNotEmptyFile();
  }

  @Test
  void unknownAndMissingColumnsAreNamed() throws IOException {
    assertThatThrownBy(() -> run(log(HEADER.replace("click", "clicked"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the column 'clicked' is not known");
    assertThatThrownBy(() -> run(log(HEADER.replace(",click", ""))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the column 'click' is missing");
  }

  @ParameterizedTest
  @CsvSource({"bts,69", "random,46"})
  void importsTheRealLogs(String policy, long clicks) {
    Path in =
        Path.of(System.getProperty("cltr.root"), "..", "shared/data/open-bandit-men")
            .resolve(policy + "/men.csv.gz");
    Assumptions.assumeTrue(Files.exists(in), in + " is not here");
    ImportResult result = run(in);
    assertThat(result.rows())
        .hasToString("{clicks=%d, documents=34, features=34, impressions=10000}".formatted(clicks));
    assertThat(result.files()).contains(new ImportedFile("men.csv.gz", 10_000, 10_000, 0));
    Row first =
        SPARK
            .read()
            .parquet(result.out().resolve("impressions").toString())
            .where("impression_id = '%s-0'".formatted(policy))
            .head();
    assertThat(first.<String>getAs("logger")).isEqualTo(policy);
    assertThat(first.<Double>getList(first.fieldIndex("logging_probability")).get(0))
        .isCloseTo(policy.equals("bts") ? 0.045525 : 1.0 / 34, within(1e-12));
  }

  private ImportResult run(Path in) {
    return new OpenBanditImport().run(in, folder.resolve("out"), TestSpark::session);
  }

  private Path log(String content) throws IOException {
    Path file = folder.resolve("bts/men/men.csv");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static List<Row> rows(ImportResult result, String table) {
    return SPARK
        .read()
        .parquet(result.out().resolve(table).toString())
        .orderBy("impression_id")
        .collectAsList();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
