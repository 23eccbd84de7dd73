package io.cltr.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
  private static Attribution window(String text) {
    return new Attribution(text, "60s", List.of(), new TreeMap<>());
  }

  @ParameterizedTest
  @CsvSource({
    "0s, 0",
    "90s, 90000000",
    "30m, 1800000000",
    "24h, 86400000000",
    "7d, 604800000000",
    "none, 9223372036854775807"
  })
  void durationsAreNumbersWithAUnit(String text, long micros) {
    assertThat(window(text).windowMicros()).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "24", "24 h", "-1h", "1.5h", "1w", "None", "12345678s"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> window(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("attribution.window: found '" + text + "'");
  }

  @Test
  void rewardsAreTheRowsTheKindsOrTheClicks() {
    Attribution rules =
        new Attribution(
            "none", "none", List.of("view", "buy"), new TreeMap<>(Map.of("buy", 5.0, "like", 2.0)));
    assertThat(rules.isClick("buy")).isTrue();
    assertThat(rules.isClick("")).isTrue();
    assertThat(rules.isClick("click")).isFalse();
    assertThat(rules.reward("buy", 7)).isEqualTo(7);
    assertThat(rules.reward("buy", Double.NaN)).isEqualTo(5);
    assertThat(rules.reward("view", Double.NaN)).isEqualTo(1);
    assertThat(rules.reward("like", Double.NaN)).isEqualTo(2);
    assertThat(rules.reward("click", Double.NaN)).isZero();
  }

  @Test
  void rewardsAreFinite() {
    assertThatThrownBy(
            () ->
                new Attribution("24h", "60s", List.of(), new TreeMap<>(Map.of("buy", Double.NaN))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("attribution.rewards.buy: found NaN");
  }
}
