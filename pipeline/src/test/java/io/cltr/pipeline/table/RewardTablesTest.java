package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import io.cltr.pipeline.TestSpark;
import io.cltr.reward.RewardTable.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardTablesTest {
  @TempDir Path folder;

  @Test
  void positionAndFoldMayBeAbsent() {
    assertThat(read("rewards.csv", "query_id,doc_id,reward", "q,a,0.25", "q,b,-1"))
        .containsExactlyInAnyOrder(new Row("q", "a", 0, -1, .25), new Row("q", "b", 0, -1, -1));
    assertThat(
            read(
                "rewards.jsonl",
                "{\"query_id\":\"q\",\"doc_id\":\"a\",\"position\":2,\"fold\":1,\"reward\":0.5}"))
        .containsExactly(new Row("q", "a", 2, 1, .5));
  }

  @Test
  void parquetIsRead() {
    Path file =
        new TableFolder(folder)
            .parquet(
                "rewards.parquet",
                "required binary query_id (UTF8); required binary doc_id (UTF8); required int64"
                    + " fold; required double reward;",
                group -> {
                  group.add("query_id", "q");
                  group.add("doc_id", "a");
                  group.add("fold", 3L);
                  group.add("reward", 0.5);
                });
    assertThat(RewardTables.rows(TestSpark.session(), file.toString()))
        .containsExactly(new Row("q", "a", 0, 3, .5));
  }

  @Test
  void rowsThatCannotBeReadAreNamed() {
    refused("rewards.csv': reward missing", "query_id,doc_id,reward", "q,a,");
    refused(
        "rewards.csv': fold missing or unreadable in the row {",
        "query_id,doc_id,fold,reward",
        "q,a,1.5,1");
    refused("rewards.csv' has no rows", "query_id,doc_id,reward");
    refused("the column 'reward' is missing", "query_id,doc_id,rewards", "q,a,1");
  }

  private void refused(String message, String... lines) {
    assertThatThrownBy(() -> read("rewards.csv", lines))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("reward_model: ")
        .hasMessageContaining(message);
  }

  private List<Row> read(String name, String... lines) {
    Path file = new TableFolder(folder).write(name, lines);
    return RewardTables.rows(TestSpark.session(), file.toString());
  }
}
