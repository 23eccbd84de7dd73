package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.table.TableFailures.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark throws when it reads, said with table and file. */
class TableFailuresTest {
  @TempDir Path folder;

  private AbstractThrowableAssert<?, ?> failing(Runnable spoil, String name) {
    TableFolder tables = new TableFolder(folder);
    TableSpec spec = tables.spec("a b");
    Named other = new Named("impressions", tables.spec("none"));
    return assertThatThrownBy(
            () ->
                TableFailures.explained(
                    TestSpark.session(),
                    List.of(other, new Named("clicks", spec)),
                    () -> {
                      RawTable table = TableFolder.read(spec);
                      spoil.run();
                      return table.rows().select("impression_id").distinct().count();
                    }))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("clicks: '" + folder + "/a b/" + name + "' ");
  }

  private static byte[] numbers() {
    Random random = new Random(1);
    String[] lines = new String[100_000];
    Arrays.setAll(lines, i -> i == 0 ? "impression_id,doc_id" : random.nextLong() + ",a");
    return TableFolder.text(lines);
  }

  @Test
  void truncatedAndDamagedFilesAreNamed() {
    TableFolder tables = new TableFolder(folder);
    for (String ending : List.of(".gz", ".zst", ".bz2")) {
      byte[] whole = TableFolder.compressed(ending, numbers());
      String name = "t.csv" + ending;
      Path file = tables.write("a b/" + name, Arrays.copyOf(whole, whole.length / 2));
      failing(() -> {}, name).hasMessageContaining("ends in its middle");
      if (!ending.equals(".zst")) { // has a check sum only where its writer asked for one
        whole[whole.length / 2] ^= 0x55;
        tables.write("a b/" + name, whole);
        failing(() -> {}, name)
            .hasMessageContaining("is damaged")
            .hasMessageContaining("take it out");
      }
      assertThat(file.toFile().delete()).isTrue();
    }
  }

  @Test
  void damagedPagesAreNamed() throws IOException {
    TableFolder tables = new TableFolder(folder);
    Path file =
        tables.parquet(
            "a b/t.parquet",
            "required binary impression_id (STRING);",
            row -> row.add("impression_id", "i".repeat(1000)));
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4, 40, (byte) 0x5a);
    Files.write(file, bytes);
    failing(() -> {}, "t.parquet")
        .hasMessageContaining("is damaged")
        .hasMessageNotContaining("org.apache");
  }

  @Test
  void filesThatDisappearAreNamed() {
    Path file = new TableFolder(folder).write("a b/t.csv", "impression_id,doc_id", "i1,a");
    failing(() -> file.toFile().delete(), "t.csv").hasMessageContaining("is gone since");
  }

  @Test
  void bugsStayWhatTheyAre() {
    assertThatThrownBy(
            () ->
                TableFailures.explained(
                    TestSpark.session(),
                    List.of(),
                    () -> {
                      throw new IllegalStateException("a bug");
                    }))
        .isExactlyInstanceOf(IllegalStateException.class);
  }
}
