package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.method.Methods;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link Interval} over every registered kind. */
class IntervalContractTest {
  private static final double[] LEVELS = {0.5, 0.8, 0.9, 0.95, 0.99, 0.999};

  /** Kinds whose documentation says that the bounds need not hold the estimate. */
  private static final Set<String> ELSEWHERE =
      Set.of("bootstrap-percentile", "bootstrap-bca", "sequence");

  static Collection<Interval> kinds() {
    return Methods.of(Interval.class).values();
  }

  /** A mean that no kind refuses. */
  private static Sample ordinary() {
    Generator random = new Generator(7);
    UnitSums sums = new UnitSums(32, 1);
    for (int u = 0; u < 1000; u++) {
      sums.add(random.nextInt(32), 1, random.nextBoolean(0.3) ? 2 * random.nextDouble() : 0);
    }
    return clustered(sums.sample(new Statistic.Mean(), 0, 2));
  }

  private static Sample clustered(Sample sample) {
    double[] second = {0.01, -0.02, 0.015, -0.005};
    double[] both = {0.004, -0.01, 0.01, -0.004};
    return new Sample(
        sample.statistic(),
        sample.buckets(),
        sample.numbers(),
        sample.earlier(),
        sample.drawn(),
        sample.range(),
        Optional.of(new Sample.Clusters(second, both)));
  }

  private static Map<String, Sample> degenerate() {
    Map<String, Sample> samples = new TreeMap<>();
    Statistic mean = new Statistic.Mean();
    samples.put("no units", new UnitSums(4, 1).sample(mean, 0, 1));
    samples.put("one unit", UnitSums.rows(4, 0.5).sample(mean, 0, 1));
    samples.put("one bucket", UnitSums.rows(1, 0.5, 0, 1, 0.25).sample(mean, 0, 1));
    samples.put("two units", UnitSums.rows(2, 0, 1).sample(mean, 0, 1));
    samples.put("all zeros", UnitSums.rows(8, new double[100]).sample(mean, 0, 1));
    samples.put("constant", UnitSums.rows(8, constant(0.1)).sample(mean, 0, 1));
    samples.put("constant at the top", UnitSums.rows(8, constant(1)).sample(mean, 0, 1));
    double[] giant = new double[10_000];
    giant[4711] = 5000;
    samples.put("one giant", UnitSums.rows(64, giant).sample(mean, 0, 5000));
    UnitSums zero = new UnitSums(4, 2);
    for (int u = 0; u < 20; u++) {
      zero.add(u % 4, 1, 0, 0);
    }
    samples.put("0/0", zero.sample(new UnitSums.Ratio()));
    UnitSums hanging = new UnitSums(4, 2);
    for (int u = 0; u < 20; u++) {
      hanging.add(u % 4, 1, u == 2 ? 1 : 0, u == 2 ? 1 : 0);
    }
    samples.put("a ratio that hangs on one unit", hanging.sample(new UnitSums.Ratio()));
    UnitSums weightless = new UnitSums(4, 1);
    for (int u = 0; u < 20; u++) {
      weightless.add(u % 4, 0, 0);
    }
    samples.put("no weight", weightless.sample(mean, 0, 1));
    UnitSums one = UnitSums.rows(4, 0.5);
    samples.put("one unit, two stages", one.twoStage(mean, new double[] {0.1, 0, 0, 0}));
    return samples;
  }

  private static double[] constant(double value) {
    double[] values = new double[200];
    Arrays.fill(values, value);
    return values;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void degenerateSamplesAreRefusedOrBounded(Interval kind) {
    degenerate()
        .forEach(
            (name, sample) -> {
              Bounds bounds = kind.of(sample, 0.95);
              if (bounds.holds()) {
                assertThat(bounds.low()).as(name).isFinite().isLessThanOrEqualTo(bounds.high());
                assertThat(bounds.high()).as(name).isFinite();
              } else {
                assertThat(bounds.low()).as(name).isNaN();
                assertThat(bounds.refusal()).as(name).contains("; ");
              }
              assertThat(bounds.method()).as(name).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsUndefinedIsRefused(Interval kind) {
    for (String name : List.of("no units", "0/0", "no weight")) {
      assertThat(kind.of(degenerate().get(name), 0.95).holds()).as(name).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void higherLevelsAreNoNarrower(Interval kind) {
    Stream.concat(Stream.of(ordinary()), degenerate().values().stream())
        .forEach(
            sample -> {
              Bounds inner = null;
              for (double level : LEVELS) {
                Bounds bounds = kind.of(sample, level);
                if (bounds.holds() && inner != null) {
                  assertThat(bounds.low()).isLessThanOrEqualTo(inner.low());
                  assertThat(bounds.high()).isGreaterThanOrEqualTo(inner.high());
                }
                inner = bounds.holds() ? bounds : inner;
              }
            });
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void ordinarySamplesHaveBoundsAroundTheEstimate(Interval kind) {
    Sample sample = ordinary();
    Bounds bounds = kind.of(sample, 0.95);
    assertThat(bounds.refusal()).isEmpty();
    assertThat(bounds.low()).isLessThan(bounds.high());
    double value = sample.statistic().value(sample.totals());
    if (ELSEWHERE.contains(kind.id())) {
      assertThat(value).isCloseTo((bounds.low() + bounds.high()) / 2, within(bounds));
    } else {
      assertThat(value).isBetween(bounds.low(), bounds.high());
    }
  }

  private static Offset<Double> within(Bounds bounds) {
    return Offset.offset(bounds.high() - bounds.low());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void sameSampleSameBounds(Interval kind) {
    assertThat(kind.of(ordinary(), 0.95)).isEqualTo(kind.of(ordinary(), 0.95));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void scalingAndShiftingAMeanScalesAndShiftsItsBounds(Interval kind) {
    Generator random = new Generator(11);
    UnitSums plain = new UnitSums(32, 1);
    UnitSums moved = new UnitSums(32, 1);
    for (int u = 0; u < 500; u++) {
      double x = random.nextDouble() * random.nextDouble();
      plain.add(u % 32, 1, x);
      moved.add(u % 32, 1, 3 * x - 2);
    }
    Bounds bounds = kind.of(plain.sample(new Statistic.Mean(), 0, 1), 0.9);
    Bounds there = kind.of(moved.sample(new Statistic.Mean(), -2, 1), 0.9);
    assertThat(there.holds()).isEqualTo(bounds.holds());
    if (bounds.holds()) {
      assertThat(there.low()).isCloseTo(3 * bounds.low() - 2, TINY);
      assertThat(there.high()).isCloseTo(3 * bounds.high() - 2, TINY);
    }
  }

  private static final Offset<Double> TINY = Offset.offset(1e-10);

  @ParameterizedTest
  @MethodSource("kinds")
  void levelsAreChecked(Interval kind) {
    for (double level : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> kind.of(ordinary(), level)).hasMessageContaining("level");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void methodsNameTheStagesAndTheCaveat(Interval kind) {
    record Careful() implements Statistic {
      @Override
      public double value(Totals totals) {
        return totals.mean(1);
      }

      @Override
      public double[] gradient(Totals totals) {
        return new double[] {1};
      }

      @Override
      public String caveat() {
        return "by choice";
      }
    }
    UnitSums sums = UnitSums.rows(4, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(kind.of(sums.sample(new Careful()), 0.95).method())
        .contains("one stage")
        .endsWith("; by choice");
    assertThat(kind.of(sums.twoStage(new Statistic.Mean(), new double[4]), 0.95).method())
        .endsWith("two stages");
  }
}
