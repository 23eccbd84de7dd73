package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import io.cltr.log.Units;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

class ImpressionRowsTest {
  @Test
  void anImpressionComesBackAsItWas() {
    Impression impression =
        new Impression(
                "i",
                "u",
                Units.bucket("u"),
                "q",
                "prod",
                1_793_527_200_000_000L,
                "swap-2",
                Map.of("device", "phone"),
                1 / 0.3,
                new String[] {"b", "a"},
                new int[] {1, 4},
                new double[] {0, 1},
                new double[] {0, 2.5},
                new double[] {0.25, 0.5})
            .withSlateProbabilities(new double[] {0.25, 0.1}, 0.1);
    InternalRow row = ImpressionRows.encode(impression);
    assertThat(row.numFields()).isEqualTo(ImpressionRows.SCHEMA.size());
    assertThat(row.getDouble(ImpressionRows.SCHEMA.fieldIndex("weight"))).isEqualTo(1 / 0.3);
    assertThat(ImpressionRows.decode(row)).usingRecursiveComparison().isEqualTo(impression);
  }
}
