package io.cltr.jobs.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.jobs.report.svg.Axis.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void ticksAreRoundAndCoverTheRange() {
    assertThat(labels(Axis.nice("", 0, 4_070, 4)))
        .containsExactly("0", "1,000", "2,000", "3,000", "4,000", "5,000");
    assertThat(labels(Axis.nice("", 0.341, 0.479, 5)))
        .containsExactly("0.34", "0.36", "0.38", "0.40", "0.42", "0.44", "0.46", "0.48");
    assertThat(labels(Axis.nice("", -0.083, 0.041, 3)))
        .containsExactly("−0.10", "−0.05", "0.00", "0.05");
    assertThat(labels(Axis.nice("", 0, 12e6, 3)))
        .containsExactly("0", "5,000,000", "10,000,000", "15,000,000");
  }

  @Test
  void ticksAreTheNearestDoublesOfTheirLabels() {
    Axis axis = Axis.nice("", 0, 0.7, 7);
    assertThat(axis.ticks().stream().map(Tick::at))
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    assertThat(axis.high()).isEqualTo(0.7);
  }

  @Test
  void anEndOnATickAddsNoStep() {
    Axis axis = Axis.nice("", 0.2, 0.6, 4);
    assertThat(axis.low()).isEqualTo(0.2);
    assertThat(axis.high()).isEqualTo(0.6);
  }

  @Test
  void rangesWithoutWidthAreWidened() {
    Axis point = Axis.nice("", 5, 5, 4);
    assertThat(point.low()).isLessThan(5);
    assertThat(point.high()).isGreaterThan(5);
    Axis none = Axis.nice("", Double.NaN, Double.NaN, 4);
    assertThat(none.low()).isLessThan(none.high());
    Axis zero = Axis.nice("", 0, 0, 4);
    assertThat(zero.low()).isEqualTo(-1);
    assertThat(zero.high()).isEqualTo(1);
  }

  @Test
  void placesLinearly() {
    Axis axis = Axis.nice("", 0, 10, 5);
    assertThat(axis.place(0, 40, 440)).isEqualTo(40);
    assertThat(axis.place(10, 40, 440)).isEqualTo(440);
    assertThat(axis.place(2.5, 40, 440)).isEqualTo(140);
    assertThat(axis.place(2.5, 200, 0)).isEqualTo(150);
  }

  @Test
  void wholeNumbersAreThinnedToRoundOnes() {
    assertThat(labels(Axis.integers("", 1, 10, 12)))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    assertThat(labels(Axis.integers("", 0, 37, 10)))
        .containsExactly("0", "5", "10", "15", "20", "25", "30", "35");
    assertThat(labels(Axis.integers("", 1, 1, 12))).containsExactly("1");
  }

  @Test
  void namesAreThinnedEvenly() {
    Axis axis = Axis.names("", List.of("a", "b", "c", "d", "e"), 3);
    assertThat(labels(axis)).containsExactly("a", "c", "e");
    assertThat(axis.ticks().get(1).at()).isEqualTo(2);
  }

  @Test
  void fittingTicksLieInsideAndApart() {
    Axis axis = Axis.fitting("", -0.083, 0.041, 284);
    assertThat(labels(axis))
        .containsExactly("−0.08", "−0.06", "−0.04", "−0.02", "0.00", "0.02", "0.04");
    assertThat(axis.low()).isLessThan(-0.083).isGreaterThan(-0.1);
    assertThat(labels(Axis.fitting("", -0.083, 0.041, 120))).containsExactly("−0.05", "0.00");
  }

  @Test
  void refusesAnEmptyRange() {
    assertThatThrownBy(() -> new Axis("clicks", 2, 2, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("axis 'clicks' from 2.0 to 2.0");
  }

  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(Tick::label).toList();
  }
}
