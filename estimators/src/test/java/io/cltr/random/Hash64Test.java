package io.cltr.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Units;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hash64Test {

  /** Version 1, computed apart from this code from its definition. */
  @ParameterizedTest
  @CsvSource({
    "'', 0, f52a15e9a9b5e89b",
    "a, 0, 02c0bdbf481420f8",
    "user-42, 0, 7a1596f0e94b5793",
    "user-42, 7, 8fc5876cb0410bf1",
    "Zürich 東京 🙂, 0, 8a45d5eebe6f76c9"
  })
  void hasItsGoldenValues(String id, long salt, String expected) {
    assertThat("%016x".formatted(Hash64.of(id, salt))).isEqualTo(expected);
    assertThat(Hash64.VERSION).isEqualTo(1);
  }

  @Test
  void bucketsAreFilledEvenlyAndSplitsDoNotDependOnThem() {
    int[] counts = new int[Units.BUCKETS];
    double[] split = new double[2];
    int[] odd = new int[2];
    IntStream.range(0, 200_000)
        .mapToObj(i -> "user-" + i)
        .forEach(
            unit -> {
              int bucket = Units.bucket(unit);
              counts[bucket]++;
              odd[bucket % 2]++;
              split[bucket % 2] += Units.splitPoint(unit, 5);
            });
    double expected = 200_000.0 / Units.BUCKETS;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    assertThat(chiSquare).isBetween(1023 - 4 * Math.sqrt(2046), 1023 + 4 * Math.sqrt(2046));
    assertThat(split[0] / odd[0]).isCloseTo(0.5, within(0.005));
    assertThat(split[1] / odd[1]).isCloseTo(0.5, within(0.005));
  }
}
