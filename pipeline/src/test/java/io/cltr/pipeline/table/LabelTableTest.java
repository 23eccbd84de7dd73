package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.pipeline.stage.LabelOptions;
import io.cltr.propensity.relevance.RelevanceLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelTableTest {
  private static final LabelOptions OPTIONS = new LabelOptions();

  @Test
  void writesEveryLabelOnceSortedWhateverThePartitions(@TempDir Path folder) throws IOException {
    String first = qrels(folder, 1);
    assertThat(first)
        .isEqualTo(
            """
            a%20b%25 0 d1 4
            a%20b%25 0 d%C2%A0%0A2 0
            q 0 d1 2
            q 0 d2 1
            """);
    assertThat(qrels(folder, 5)).isEqualTo(first);
    List<Row> rows =
        TestSpark.session()
            .read()
            .parquet(folder.resolve("5").toString())
            .orderBy("query_id", "doc_id")
            .collectAsList();
    assertThat(rows.get(2).schema().fieldNames())
        .containsExactly(
            "query_id", "doc_id", "relevance", "low", "high", "grade", "displays", "clicks");
    assertThat(rows).hasSize(4);
    assertThat(rows.get(2).mkString(",")).isEqualTo("q,d1,0.3,0.2,0.4,2,7.0,3.0");
  }

  @Test
  void gradesAreTheThresholdsThatAreReached() {
    assertThat(OPTIONS.grade(0.0999)).isZero();
    assertThat(OPTIONS.grade(0.1)).isEqualTo(1);
    assertThat(OPTIONS.grade(0.69)).isEqualTo(3);
    assertThat(OPTIONS.grade(0.7)).isEqualTo(4);
    assertThat(new LabelOptions(true, List.of(0.5), 1).grade(0.9)).isEqualTo(1);
  }

  @Test
  void gradesThatDoNotRiseAreAnError() {
    assertThatThrownBy(() -> new LabelOptions(true, List.of(0.5, 0.5), 2))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("labels.grades: found [0.5, 0.5], allowed are rising thresholds");
    assertThatThrownBy(() -> new LabelOptions(true, List.of(0.5), 0))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("labels.strength: found 0.0");
  }

  private static String qrels(Path folder, int partitions) throws IOException {
    Source<Keyed<RelevanceLabels>> labels =
        SparkSource.of(
            TestSpark.context(),
            List.of(
                new Keyed<>("q", labels("d2", 0.29, "d1", 0.3, "unknown", 0.2)),
                new Keyed<>("a b%", labels("d1", 0.9, "d\u00a0\n2", 0.05, "z", 0.2))),
            Layout.byKey(),
            partitions);
    String table = folder.resolve("" + partitions).toString();
    assertThat(LabelTable.write(TestSpark.session(), labels, OPTIONS::grade, table)).isEqualTo(4);
    Path file = folder.resolve(partitions + ".qrels");
    LabelTable.qrels(TestSpark.session(), table, file.toString());
    return Files.readString(file);
  }

  /** The third document was not displayed where examination is known. */
  private static RelevanceLabels labels(
      String d, double gamma, String e, double delta, String f, double unknown) {
    double[] gammas = {gamma, delta, unknown};
    return new RelevanceLabels(
        new String[] {d, e, f},
        gammas,
        new double[] {0.1, 0.2, 0.1},
        new double[] {0.5, 0.4, 0.5},
        new double[] {9, 7, 0},
        new double[] {2, 3, 0});
  }
}
