package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.interval.CoverageCells.Found;
import io.cltr.random.Generator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceStateTest {
  private static final Sample.Range UNIT = new Sample.Range(0, 1);
  private static final int LOOKS = 50;

  @Test
  void oneLookIsTheFormula() {
    SequenceState state = SequenceState.start(0.95, UNIT).next(1000, 400, 300);
    double stake = Math.sqrt(2 * Math.log(40) / (0.25 * 1000 * Math.log(1001)));
    double c = stake / 2;
    double k = (-Math.log(1 - c) - c) / (c * c);
    double penalty = k * stake * stake * (300 - 400 + 1000 * 0.25);
    assertThat(state.low())
        .isCloseTo((stake * 400 - Math.log(40) - penalty) / (1000 * stake), within(1e-12))
        .isGreaterThan(0.2);
    assertThat(state.high())
        .isCloseTo(1 - (stake * 600 - Math.log(40) - penalty) / (1000 * stake), within(1e-12))
        .isLessThan(0.6);
  }

  @Test
  void boundsNeverWidenAndCloseIn() {
    Generator random = new Generator(4);
    SequenceState state = SequenceState.start(0.95, new Sample.Range(-2, 3));
    for (int night = 0; night < 200; night++) {
      double sum = 0;
      double squares = 0;
      for (int u = 0; u < 100; u++) {
        double x = random.nextBoolean(0.5) ? 1 : -1;
        sum += x;
        squares += x * x;
      }
      SequenceState next = state.next(100, sum, squares);
      assertThat(next.low()).isGreaterThanOrEqualTo(state.low());
      assertThat(next.high()).isLessThanOrEqualTo(state.high());
      assertThat(next.next(0, 0, 0)).isEqualTo(next);
      state = next;
    }
    assertThat(state.units()).isEqualTo(20_000);
    assertThat(state.low()).isBetween(-0.05, 0.0);
    assertThat(state.high()).isBetween(0.0, 0.05);
    assertThat(state.consistent()).isTrue();
  }

  @Test
  void stateSurvivesBeingStored() throws Exception {
    SequenceState state = SequenceState.start(0.9, UNIT).next(100, 30, 20).next(50, 10, 8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(state);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(state);
    }
  }

  @Test
  void contributionsOutsideTheRangeAreAnError() {
    SequenceState state = SequenceState.start(0.95, UNIT);
    assertThatThrownBy(() -> state.next(10, 11, 12)).hasMessageContaining("[0.0, 1.0]");
    assertThatThrownBy(() -> state.next(10, 5, 6)).hasMessageContaining("sum of squares 6.0");
    assertThatThrownBy(() -> SequenceState.start(0.95, new Sample.Range(1, 1)))
        .hasMessageContaining("range");
  }

  @Test
  void driftMakesBoundsCross() {
    SequenceState state = SequenceState.start(0.95, UNIT);
    for (int night = 0; night < 200; night++) {
      state = night < 100 ? state.next(100, 5, 5) : state.next(100, 95, 95);
    }
    assertThat(state.consistent()).isFalse();
    UnitSums sums = new UnitSums(200, 1);
    for (int u = 0; u < 20_000; u++) {
      sums.add(u / 100, 1, u < 10_000 == (u % 20 == 0) ? 1 : 0);
    }
    assertThat(new Sequence().of(sums.sample(new Statistic.Mean(), 0, 1), 0.95).refusal())
        .contains("common mean");
  }

  /** The truth stays inside at every one of 50 looks; a t interval at each look loses it. */
  @ParameterizedTest
  @CsvSource({"0.5, 1", "0.02, 1", "0.3, 20"})
  void boundsHoldAtAllLooksTogether(double rate, double top) {
    // weights 1 and top, of equal share of the mass
    double truth = rate * 2 * top / (1 + top);
    SortedMap<String, Double> shares =
        CoverageCells.of(
            "50 looks, rate %s, weights to %s".formatted(rate, top),
            random -> looks(random, rate, top, truth));
    assertThat(shares.get("sequence")).isGreaterThanOrEqualTo(CoverageCells.LEAST);
    assertThat(shares.get("t at every look")).isLessThan(0.8);
  }

  private static List<Found> looks(Generator random, double rate, double top, double truth) {
    SequenceState state = SequenceState.start(0.95, new Sample.Range(0, top));
    double n = 0;
    double sums = 0;
    double totalSquares = 0;
    boolean sequence = true;
    boolean t = true;
    for (int look = 0; look < LOOKS; look++) {
      double sum = 0;
      double squares = 0;
      for (int u = 0; u < 100; u++) {
        double x = random.nextBoolean(rate) ? random.nextBoolean(1 / (1 + top)) ? top : 1 : 0;
        sum += x;
        squares += x * x;
      }
      state = state.next(100, sum, squares);
      sequence &= state.low() <= truth && truth <= state.high();
      n += 100;
      sums += sum;
      totalSquares += squares;
      double mean = sums / n;
      double error = Math.sqrt((totalSquares - n * mean * mean) / (n * (n - 1)));
      t &= Math.abs(mean - truth) <= 1.96 * error;
    }
    return List.of(new Found("sequence", sequence), new Found("t at every look", t));
  }
}
