package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.testing.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Intervals and SLOPE against Open Bandit Pipeline 0.5.5 on the same one-action logs, to 1e-9. Its
 * Hoeffding and Bernstein bounds take the largest term as the range; so do these, to compare.
 */
class GoldenIntervalsTest {
  private static final double CLOSE = 1e-9;
  private static final Map<String, GoldenBandit> LOGS =
      Map.of(
          "syn_bandit_soft", GoldenBandit.of("syn_bandit_soft"),
          "syn_bandit_det", GoldenBandit.of("syn_bandit_det"));

  /** Why an entry of the published table is not compared, by the start of its name. */
  private static final Map<String, String> LEFT_OUT =
      new TreeMap<>(
          Map.of(
              "rm", "freezes the number of matched rounds",
              "snipw", "freezes mean(w); see snips",
              "sndr", "freezes mean(w)",
              "b-ipw", "freezes mean(w)"));

  private record Expected(String[] cells) {
    String log() {
      return cells[0];
    }

    String name() {
      return cells[1];
    }

    double at(int column) {
      return Double.parseDouble(cells[column]);
    }

    /** The name without its parameter. */
    String estimator() {
      return name().replaceAll("_.*", "");
    }

    double[] terms() {
      double lambda =
          cells[3].isEmpty() ? Double.NaN : Double.parseDouble(cells[3].replace("inf", "Infinity"));
      GoldenBandit log = LOGS.get(log());
      return name().endsWith("estimated_pscore")
          ? log.estimatedTerms(estimator(), lambda)
          : log.terms(estimator(), lambda);
    }
  }

  @Test
  void everyIntervalOfTheTableIsReproducedOrLeftOutForAReason() {
    int compared = 0;
    int bounded = 0;
    for (String[] cells : Golden.rows("value/intervals.expected.csv")) {
      Expected expected = new Expected(cells);
      boolean undefined = expected.cells()[4].contains("nan");
      if (LEFT_OUT.containsKey(expected.estimator()) || undefined) {
        continue;
      }
      String as = expected.log() + " " + expected.name();
      UnitSums sums = UnitSums.rows(1024, expected.terms());
      Sample sample = sums.sample(new Statistic.Mean());
      assertThat(sample.totals().mean(1)).as(as).isCloseTo(expected.at(4), within(CLOSE));
      Bounds t = new StudentT().of(sample, 0.95);
      close(as, t.standardError(), expected.at(7));
      close(as, t.low(), expected.at(8));
      close(as, t.high(), expected.at(9));
      close(as, new StudentT().of(sample, 0.9).low(), expected.at(12));
      Bounds normal = new Normal().of(sample, 0.95);
      close(as, normal.low(), expected.at(10));
      close(as, normal.high(), expected.at(11));
      compared++;
      if (expected.at(5) >= 0) {
        Sample ranged = sums.sample(new Statistic.Mean(), 0, expected.at(6));
        close(as, new EmpiricalBernstein().of(ranged, 0.9).low(), expected.at(13));
        close(as, new Hoeffding().of(ranged, 0.9).low(), expected.at(14));
        close(as, new EmpiricalBernstein().of(ranged, 0.95).low(), expected.at(16));
        close(as, new Hoeffding().of(ranged, 0.95).low(), expected.at(17));
        bounded++;
      }
    }
    assertThat(compared).isEqualTo(39);
    assertThat(bounded).isEqualTo(19);
  }

  @Test
  void snipsHasTheIntervalOfARatio() {
    for (String[] expected : Golden.rows("value/snips.expected.csv")) {
      GoldenBandit log = LOGS.get(expected[0]);
      double[] above = log.terms("ipw", Double.POSITIVE_INFINITY);
      UnitSums sums = new UnitSums(1024, 2);
      for (int i = 0; i < log.rounds(); i++) {
        sums.add(i % 1024, 1, above[i], log.w()[i]);
      }
      Sample sample = sums.sample(new UnitSums.Ratio());
      Bounds bounds = new Normal().of(sample, 0.95);
      close(
          expected[0], sample.statistic().value(sample.totals()), Double.parseDouble(expected[1]));
      close(expected[0], bounds.standardError(), Double.parseDouble(expected[2]));
      close(expected[0], bounds.low(), Double.parseDouble(expected[3]));
      close(expected[0], bounds.high(), Double.parseDouble(expected[4]));
    }
  }

  @Test
  void slopeChoosesWhatThePublishedToolChooses() {
    for (String[] expected : Golden.rows("value/slope.expected.csv")) {
      GoldenBandit log = LOGS.get(expected[0]);
      double[] lambdas =
          Arrays.stream(expected[2].split(";")).mapToDouble(Double::parseDouble).toArray();
      double[][] terms =
          Arrays.stream(lambdas)
              .mapToObj(lambda -> log.terms(expected[1], lambda))
              .toArray(double[][]::new);
      UnitSums sums = new UnitSums(64, lambdas.length);
      for (int i = 0; i < log.rounds(); i++) {
        double[] a = new double[lambdas.length + 1];
        a[0] = 1;
        for (int j = 0; j < lambdas.length; j++) {
          a[j + 1] = terms[j][i];
        }
        sums.add(i % 64, a);
      }
      List<SlopeStatistic.Candidate> candidates = new ArrayList<>();
      for (int j = 1; j <= lambdas.length; j++) {
        candidates.add(new SlopeStatistic.Candidate(new Statistic.Mean(), j, 1));
      }
      SlopeStatistic slope = new SlopeStatistic(candidates, Double.parseDouble(expected[3]));
      Totals totals = sums.sample(slope).totals();
      String as = expected[0] + " " + expected[1];
      double value = slope.value(totals);
      close(as, value, Double.parseDouble(expected[4]));
      long tied =
          IntStream.rangeClosed(1, lambdas.length)
              .filter(j -> Math.abs(totals.mean(j) - value) < CLOSE)
              .count();
      if (tied == 1) {
        assertThat(lambdas[slope.chosen(totals).orElseThrow()])
            .as(as)
            .isEqualTo(Double.parseDouble(expected[5]));
      }
    }
  }

  private static void close(String as, double found, double expected) {
    assertThat(found).as(as).isCloseTo(expected, within(CLOSE * Math.max(1, Math.abs(expected))));
  }
}
