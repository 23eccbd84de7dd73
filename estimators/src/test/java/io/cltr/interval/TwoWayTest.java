package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwoWayTest {
  private static final int UNITS = 300;
  private static final int QUERIES = 150;
  private static final int EACH = 10;

  private static Sample with(Sample sample, double[] second, double[] both) {
    return new Sample(
        sample.statistic(),
        sample.buckets(),
        sample.numbers(),
        sample.earlier(),
        0,
        Optional.empty(),
        Optional.of(new Sample.Clusters(second, both)));
  }

  @Test
  void varianceIsTheSumLessTheShared() {
    Sample plain = UnitSums.rows(4, 1, 2, 3, 4, 8, 6).sample(new Statistic.Mean());
    double unit = Math.pow(new StudentT().of(plain, 0.95).standardError(), 2);
    Bounds bounds =
        new TwoWay()
            .of(with(plain, new double[] {1, 0, -1}, new double[] {0.1, -0.1, 0.2, 0}), 0.95);
    assertThat(bounds.standardError())
        .isCloseTo(Math.sqrt(unit + 2 * 2 - 1.5 * 0.06), within(1e-14));
    assertThat((bounds.high() - 4) / bounds.standardError())
        .isCloseTo(StudentT.quantile(2, 0.95), within(1e-9));
    assertThat(bounds.method()).isEqualTo("two-way cluster-robust t, one stage");
  }

  @Test
  void belowALargerOneWayVarianceThatOneIsTakenAndSaid() {
    Sample plain = UnitSums.rows(4, 1, 2, 3, 4, 8, 6).sample(new Statistic.Mean());
    Bounds bounds =
        new TwoWay().of(with(plain, new double[] {.1, -.1}, new double[] {.5, -.5, .1}), 0.95);
    assertThat(bounds.standardError()).isEqualTo(new StudentT().of(plain, 0.95).standardError());
    assertThat(bounds.method()).contains("larger one-way");
  }

  @Test
  void withoutASecondKindItIsRefused() {
    Sample plain = UnitSums.rows(4, 1, 2, 3, 4, 8, 6).sample(new Statistic.Mean());
    assertThat(new TwoWay().of(plain, 0.95).refusal()).contains("not counted");
    assertThat(new TwoWay().of(with(plain, new double[3], new double[3]), 0.95).refusal())
        .contains("two buckets");
  }

  /** Effects of units and of queries: 4,000 logs. */
  @Test
  void coversWhereUnitsAndQueriesBothRepeat() {
    int logs = 4000;
    int covered = 0;
    int byUnit = 0;
    for (int log = 0; log < logs; log++) {
      Sample sample = sample(new Generator(99).split(log));
      Bounds bounds = new TwoWay().of(sample, 0.95);
      covered += bounds.low() <= 0 && bounds.high() >= 0 ? 1 : 0;
      Bounds oneWay = new StudentT().of(sample, 0.95);
      byUnit += oneWay.low() <= 0 && oneWay.high() >= 0 ? 1 : 0;
    }
    System.out.printf("two-way %.4f, by unit %.4f%n", covered / 4000.0, byUnit / 4000.0);
    assertThat(covered / (double) logs).isBetween(0.94, 0.96);
    assertThat(byUnit / (double) logs).isLessThan(0.85);
  }

  private static Sample sample(Generator random) {
    double[] queries = new double[QUERIES];
    for (int q = 0; q < QUERIES; q++) {
      queries[q] = random.nextGaussian();
    }
    UnitSums sums = new UnitSums(64, 1);
    double[][] x = new double[UNITS][EACH];
    int[][] of = new int[UNITS][EACH];
    double total = 0;
    for (int u = 0; u < UNITS; u++) {
      double unit = random.nextGaussian();
      double sum = 0;
      for (int i = 0; i < EACH; i++) {
        of[u][i] = random.nextInt(QUERIES);
        x[u][i] = unit + queries[of[u][i]] + 2 * random.nextGaussian();
        sum += x[u][i];
      }
      sums.add(u % 64, EACH, sum);
      total += sum;
    }
    double n = UNITS * EACH;
    double[] second = new double[1024];
    double[] both = new double[1024];
    for (int u = 0; u < UNITS; u++) {
      for (int i = 0; i < EACH; i++) {
        double psi = (x[u][i] - total / n) / n;
        second[of[u][i]] += psi;
        both[(int) ((u * 2654435761L + of[u][i] * 40503L) & 1023)] += psi;
      }
    }
    return with(sums.sample(new Statistic.Mean()), second, both);
  }
}
