package io.cltr.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void writesNumbers() {
    assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Numbers.fixed(0.12345, 3)).isEqualTo("0.123");
    assertThat(Numbers.fixed(-0.0001, 3)).isEqualTo("0.000");
    assertThat(Numbers.fixed(Double.NaN, 3)).isEqualTo("n/a");
    assertThat(Numbers.fixed(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-∞");
    assertThat(Numbers.signed(0.0123, 3)).isEqualTo("+0.012");
    assertThat(Numbers.signed(-0.0123, 3)).isEqualTo("-0.012");
    assertThat(Numbers.signed(0.0001, 3)).isEqualTo("0.000");
    assertThat(Numbers.signed(Double.POSITIVE_INFINITY, 3)).isEqualTo("+∞");
  }

  @Test
  void writesIntervalsAndShares() {
    assertThat(Numbers.interval(0.1, 0.25, 2)).isEqualTo("[0.10, 0.25]");
    assertThat(Numbers.interval(Double.NaN, 0.25, 2)).isEqualTo("n/a");
    assertThat(Numbers.signedInterval(-0.1, 0.25, 2)).isEqualTo("[-0.10, +0.25]");
    assertThat(Numbers.percent(0.0414)).isEqualTo("4.1%");
    assertThat(Numbers.percent(Double.NaN)).isEqualTo("n/a");
    assertThat(Numbers.signedPercent(0.0414)).isEqualTo("+4.1%");
    assertThat(Numbers.level(0.95)).isEqualTo("95%");
    assertThat(Numbers.level(0.975)).isEqualTo("97.5%");
  }

  @Test
  void writesSignificantDigits() {
    assertThat(Numbers.significant(0.0110, 3)).isEqualTo("0.011");
    assertThat(Numbers.significant(12_345.6, 3)).isEqualTo("12,346");
    assertThat(Numbers.significant(100, 3)).isEqualTo("100");
    assertThat(Numbers.significant(0, 3)).isEqualTo("0");
    assertThat(Numbers.significant(1.5e-7, 3)).isEqualTo("1.50e-07");
  }

  @Test
  void takesDecimalsFromTheSmallestError() {
    assertThat(Numbers.decimals(DoubleStream.of(0.009, 0.02))).isEqualTo(4);
    assertThat(Numbers.decimals(DoubleStream.of(0, Double.NaN, 0.02))).isEqualTo(3);
    assertThat(Numbers.decimals(DoubleStream.of(12))).isEqualTo(1);
    assertThat(Numbers.decimals(DoubleStream.empty())).isEqualTo(4);
  }

  @Test
  void namesHyperParameters() {
    assertThat(
            Numbers.parameters(
                new TreeMap<>(Map.of("clip", Double.POSITIVE_INFINITY, "l2", 0.001))))
        .isEqualTo("clip=none, l2=0.001");
  }
}
