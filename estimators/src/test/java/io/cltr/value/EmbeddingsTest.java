package io.cltr.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.value.Embeddings.Row;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.MipsSlope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
  private static final Embeddings KNOWN =
      Embeddings.of(
          List.of(
              new Row("a", "size", "small", 1),
              new Row("a", "colour", "red", 0.25),
              new Row("a", "colour", "blue", 0.75),
              new Row("b", "colour", "red", 1),
              new Row("b", "size", "large", 1)));

  private static Impression shown(String document, Map<String, String> context) {
    return GivenLogs.action("i", document, 1, 0.5).withContext(context);
  }

  @Test
  void aContextColumnTellsTheCategory() {
    assertThat(KNOWN.dimensions()).containsExactly("colour", "size");
    assertThat(KNOWN.logged(shown("a", Map.of("colour", "blue")))).containsExactly("blue", "small");
    assertThat(KNOWN.logged(shown("b", Map.of("device", "desk")))).containsExactly("red", "large");
    assertThat(KNOWN.probabilities("a", "q", new String[] {"red", "large"}))
        .containsExactly(0.25, 0);
    assertThat(KNOWN.set(List.of())).isEqualTo(3);
    assertThat(KNOWN.set(List.of("size"))).isEqualTo(2);
  }

  @Test
  void whatTheLogCannotHaveShownIsRefused() {
    assertThatThrownBy(() -> KNOWN.logged(shown("a", Map.of())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("document 'a' may have several categories of 'colour'")
        .hasMessageContaining("add a column 'colour' to the impressions");
    assertThatThrownBy(() -> KNOWN.logged(shown("b", Map.of("colour", "blue"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'colour' is 'blue'")
        .hasMessageContaining("document 'b' with probability 0; they have [red]");
    assertThatThrownBy(() -> KNOWN.logged(shown("c", Map.of())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("document 'c'");
    assertThatThrownBy(() -> KNOWN.set(List.of("weight")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no dimension 'weight'; they have [colour, size]");
  }

  @Test
  void rowsThatAreNoDistributionAreRefused() {
    refused("found probability 1.5", new Row("a", "size", "small", 1.5));
    refused("found probability NaN", new Row("a", "size", "small", Double.NaN));
    refused("sum to 0.5, allowed is a sum of 1", new Row("a", "size", "small", 0.5));
    refused(
        "found the category 'small' twice",
        new Row("a", "size", "small", 0.5),
        new Row("a", "size", "small", 0.5));
    refused(
        "document 'a', dimension 'colour': found no category",
        new Row("a", "size", "small", 1),
        new Row("b", "size", "small", 1),
        new Row("b", "colour", "red", 1));
    refused(
        "found 63 dimensions",
        IntStream.range(0, 63).mapToObj(d -> new Row("a", "d" + d, "x", 1)).toArray(Row[]::new));
  }

  private static void refused(String message, Row... rows) {
    assertThatThrownBy(() -> Embeddings.of(List.of(rows)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void tooManyDimensionsToChooseFromAreRefused() {
    Embeddings many =
        Embeddings.of(IntStream.range(0, 7).mapToObj(d -> new Row("a", "d" + d, "x", 1)).toList());
    ActionLog known = new ActionLog(List.of(), new TreeMap<>(), many);
    assertThatThrownBy(() -> new MipsSlope().ofActions(known))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("found 7 dimensions")
        .hasMessageContaining("dimensions: [d0, d1, d2, d3, d4, d5]");
    assertThatThrownBy(() -> new MipsSlope(new Ips(), new MipsSlope().search(), 0.1))
        .hasMessageContaining("'ips' weighs no embeddings");
  }
}
