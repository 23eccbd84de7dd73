package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import io.cltr.log.Units;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputHashTest {
  @Test
  void knowsTheWeight() {
    Impression impression =
        new Impression(
            "i",
            "u",
            Units.bucket("u"),
            "q",
            "prod",
            0,
            "",
            Map.of(),
            new String[] {"a"},
            new int[] {1},
            new double[1],
            new double[1],
            new double[0]);
    assertThat(InputHash.of(impression.withWeight(2))).isNotEqualTo(InputHash.of(impression));
    assertThat(InputHash.of(impression.withWeight(1))).isEqualTo(InputHash.of(impression));
  }
}
