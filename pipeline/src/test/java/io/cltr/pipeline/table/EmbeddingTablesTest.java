package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import io.cltr.pipeline.TestSpark;
import io.cltr.value.Embeddings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingTablesTest {
  @TempDir Path folder;

  @Test
  void theProbabilityMayBeAbsent() {
    assertThat(read("doc_id,dimension,category", "a,size,small", "a,colour,red"))
        .isEqualTo(
            Embeddings.of(
                List.of(
                    new Embeddings.Row("a", "size", "small", 1),
                    new Embeddings.Row("a", "colour", "red", 1))));
    assertThat(
            read("doc_id,dimension,category,probability", "a,size,small,0.25", "a,size,large,0.75"))
        .isEqualTo(
            Embeddings.of(
                List.of(
                    new Embeddings.Row("a", "size", "small", 0.25),
                    new Embeddings.Row("a", "size", "large", 0.75))));
  }

  @Test
  void rowsThatCannotBeReadAreNamed() {
    refused("probability missing", "doc_id,dimension,category,probability", "a,size,small,");
    refused("the column 'category' is missing", "doc_id,dimension,kategory", "a,size,small");
    refused("has no rows", "doc_id,dimension,category");
    refused(
        "e.csv': embeddings: document 'a', dimension 'size': found probabilities that sum to 0.5",
        "doc_id,dimension,category,probability",
        "a,size,small,0.5");
  }

  private void refused(String message, String... lines) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  private Embeddings read(String... lines) {
    Path file = new TableFolder(folder).write("e.csv", lines);
    return EmbeddingTables.of(TestSpark.session(), file.toString());
  }
}
