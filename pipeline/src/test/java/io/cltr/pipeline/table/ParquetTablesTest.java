package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.spark.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet as other programs write it. */
class ParquetTablesTest {
  private static final String IDS =
      "required binary impression_id (STRING); required binary doc_id (STRING);";

  @TempDir Path folder;

  private TableFolder tables() {
    return new TableFolder(folder);
  }

  private AbstractThrowableAssert<?, ?> refused(String... paths) {
    return assertThatThrownBy(() -> tables().read(paths))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("clicks: ")
        .hasMessageContaining(folder.toString());
  }

  private static void ids(SimpleGroup row, String impression, String document) {
    row.add("impression_id", impression);
    row.add("doc_id", document);
  }

  @Test
  void columnsOfFilesAreMerged() {
    tables()
        .parquet(
            "t/1.parquet",
            IDS + " optional int32 position; optional float reward;",
            row -> {
              ids(row, "i1", "a");
              row.add("position", 1);
              row.add("reward", 0.5f);
            });
    tables()
        .parquet(
            "t/2.parquet",
            "optional int64 position; optional double reward; optional binary note (STRING); "
                + IDS,
            row -> {
              ids(row, "i2", "b");
              row.add("position", 1L << 40);
              row.add("note", "n");
            });
    assertThat(
            TableFolder.rows(
                tables().read("t"), "impression_id", "doc_id", "position", "reward", "note"))
        .containsExactly("i1,a,1,0.5,null", "i2,b,1099511627776,null,n");
    tables().parquet("t/3.parquet", IDS, row -> ids(row, "i3", "c"));
    refused("t")
        .hasMessageContaining("the column 'position' is missing in '" + folder + "/t/3.parquet'");
  }

  @Test
  void aColumnHasOneType() {
    tables().parquet("t/1.parquet", IDS + " optional int64 position;", row -> ids(row, "i1", "a"));
    tables().parquet("t/2.parquet", IDS + " optional double position;", row -> ids(row, "i2", "b"));
    refused("t")
        .hasMessageContaining("'position' is INT64 in '" + folder + "/t/1.parquet'")
        .hasMessageContaining("DOUBLE in '" + folder + "/t/2.parquet'");
  }

  @Test
  void nanosecondsAreTimes() {
    tables()
        .parquet(
            "utc.parquet",
            IDS + " optional int64 clicked_at (TIMESTAMP(NANOS,true));",
            row -> {
              ids(row, "i1", "a");
              row.add("clicked_at", 1_793_527_200_123_456_789L);
            });
    tables()
        .parquet(
            "local.parquet",
            IDS + " optional int64 clicked_at (TIMESTAMP(NANOS,false));",
            row -> {
              ids(row, "i1", "a");
              row.add("clicked_at", 1_793_527_200_123_456_789L);
            });
    for (String name : new String[] {"utc", "local"}) {
      RawTable table =
          TableReader.read(
              Sessions.plannedOnce(TestSpark.session(), ZoneId.of("Europe/Berlin")),
              LogTables.CLICKS,
              tables().spec(name + ".parquet"),
              Optional.empty());
      long micros =
          table.rows().select(Cell.micros(table, "clicked_at").value()).first().getLong(0);
      long expected = 1_793_527_200_123_456L - (name.equals("utc") ? 0 : 3_600_000_000L);
      assertThat(micros).as(name).isEqualTo(expected);
    }
  }

  @Test
  void typesThatCannotBeReadAreNamedWhereTheyMatter() {
    String time = " optional int32 %s (TIME(MILLIS,true));";
    tables().parquet("1.parquet", IDS + time.formatted("noon"), row -> ids(row, "i1", "a"));
    assertThat(TableFolder.rows(tables().read("1.parquet"), "doc_id")).containsExactly("a");
    tables().parquet("2.parquet", IDS + time.formatted("clicked_at"), row -> ids(row, "i1", "a"));
    refused("2.parquet")
        .hasMessageContaining("'clicked_at'")
        .hasMessageContaining("TIME(MILLIS,true)");
  }

  @Test
  void columnsMayDifferInCaseAlone() {
    tables()
        .parquet(
            "1.parquet",
            IDS + " optional binary DOC_ID (STRING);",
            row -> {
              ids(row, "i1", "a");
              row.add("DOC_ID", "A");
            });
    assertThat(TableFolder.rows(tables().read("1.parquet"), "doc_id", "DOC_ID"))
        .containsExactly("a,A");
  }

  @Test
  void brokenFilesAreNamed() throws IOException {
    tables().write("0.parquet", new byte[0]);
    refused("0.parquet").hasMessageContaining("is empty (0 bytes)");
    tables().write("1.parquet", "impression_id,doc_id", "i1,a");
    refused("1.parquet").hasMessageContaining("is no Parquet").hasMessageContaining("csv");
    byte[] good =
        Files.readAllBytes(tables().parquet("good.parquet", IDS, row -> ids(row, "i1", "a")));
    byte[] footer = good.clone();
    Arrays.fill(footer, good.length - 60, good.length - 8, (byte) 0x5a);
    tables().write("2.parquet", footer);
    refused("2.parquet").hasMessageContaining("is damaged").hasMessageNotContaining("org.apache");
    tables().write("3.parquet", Arrays.copyOf(good, good.length / 2));
    refused("3.parquet").hasMessageContaining("3.parquet' ends in its middle");
  }
}
