package io.cltr.pipeline.letor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import io.cltr.simulate.Catalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetorFileTest {
  @TempDir Path folder;

  @Test
  void readsQidRowsSparseOrDense() throws IOException {
    Catalogue catalogue =
        LetorFile.read(
            file(
                """
                # two queries
                2 qid:10 1:0.5 2:-1e-1 3:7 #docid = GX1 inc = 1 prob = 0.2

                0 qid:10 3:1 # docid: AB
                1 qid:9 # w7
                4 qid:9 2:3.25
                """),
            new LetorOptions());
    assertThat(catalogue.maxGrade()).isEqualTo(4);
    assertThat(catalogue.width()).isEqualTo(3);
    Catalogue.Entry ten = catalogue.entries().get(0);
    assertThat(ten.query().id()).isEqualTo("10");
    assertThat(ten.query().documents()).containsExactly("AB", "GX1");
    assertThat(ten.grades()).containsExactly(0, 2);
    assertThat(ten.query().features()).containsExactly(0, 0, 1, 0.5f, -0.1f, 7);
    Catalogue.Entry nine = catalogue.entries().get(1);
    assertThat(nine.query().documents()).containsExactly("9-2", "w7");
    assertThat(nine.grades()).containsExactly(4, 1);
    assertThat(nine.query().features()).containsExactly(0, 3.25f, 0, 0, 0, 0);
  }

  @Test
  void readsGroupSizesBesideAGzippedFile() throws IOException {
    Path file = folder.resolve("rank.train.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("1 0:1\n0 1:2\n0 0:3 2:4\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(folder.resolve("rank.train.query"), "1\n2\n");
    Catalogue catalogue = LetorFile.read(file, new LetorOptions(0, 4));
    assertThat(catalogue.width()).isEqualTo(4);
    assertThat(catalogue.entries().get(0).query().documents()).containsExactly("1-1");
    assertThat(catalogue.entries().get(1).query().id()).isEqualTo("2");
    assertThat(catalogue.entries().get(1).query().features())
        .containsExactly(0, 2, 0, 0, 3, 0, 4, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 qid:1 1:x|line 1: feature 1 is 'x', which is not a number",
        "1 qid:1 1:NaN|line 1: feature 1 is 'NaN', must be finite",
        "1.5 qid:1 1:1|line 1: the grade is '1.5', must be a whole number from 0 to 30",
        "1 qid:1 5|line 1: found '5' where INDEX:VALUE is expected",
        "1 qid:1 2:1 2:1|line 1: feature 2 comes after feature 2; indices must ascend",
        "1 qid:1 0:1|line 1: feature 0, but indices are to start at 1",
        "1 qid:1 9:1|line 1: feature 9, but letor.features is 4, so indices end at 4",
        "1 qid:1 1:1;0 1:2|some rows have a 'qid:' and some have none",
        "1 qid:1 1:1;1 qid:2 1:1;1 qid:1 1:1|rows of query '1' do not lie together",
        "1 qid:1 1:1 # d;1 qid:1 1:1 # d|query '1' has two rows for document 'd'",
        "1 1:1|there is no file of group sizes 'graded.txt.query' beside it",
        "#|no rows"
      })
  void badRowsAreNamed(String rows, String message) throws IOException {
    Path file = file(rows.replace(';', '\n'));
    assertThatThrownBy(() -> LetorFile.read(file, new LetorOptions(1, 4)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1;2|line 2: the sizes up to here sum to 3, but ",
        "1|the sizes sum to 1, but ",
        "1;x|line 2: found 'x', must be a positive number of rows"
      })
  void badGroupSizesAreNamed(String sizes, String message) throws IOException {
    Path file = file("1 1:1\n0 1:1\n");
    Files.writeString(folder.resolve("graded.txt.query"), sizes.replace(';', '\n'));
    assertThatThrownBy(() -> LetorFile.read(file, new LetorOptions()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("graded.txt.query")
        .hasMessageContaining(message);
  }

  @Test
  void readsTheLightGbmExample() {
    Path data =
        Path.of(System.getProperty("cltr.root"), "..", "shared/data/lightgbm-lambdarank")
            .resolve("rank.train.gz");
    Assumptions.assumeTrue(Files.exists(data), data + " is not here");
    Catalogue catalogue = LetorFile.read(data, new LetorOptions());
    assertThat(catalogue.entries()).hasSize(201);
    assertThat(catalogue.pairs()).isEqualTo(3005);
    assertThat(catalogue.width()).isEqualTo(300);
    assertThat(catalogue.maxGrade()).isEqualTo(4);
  }

  private Path file(String rows) throws IOException {
    return Files.writeString(folder.resolve("graded.txt"), rows);
  }
}
