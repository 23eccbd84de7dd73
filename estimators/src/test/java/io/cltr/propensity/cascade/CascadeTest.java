package io.cltr.propensity.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.click.ClickBehaviour;
import io.cltr.click.Dbn;
import io.cltr.click.Pbm;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.WeightedLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class CascadeTest {
  private static final int QUERIES = 6;
  private static final int DOCUMENTS = 6;
  private static final int DEPTH = 5;
  private static final Dbn USER = new Dbn(0.85);
  private static final Pbm POSITION = new Pbm(new double[] {1, 0.7, 0.5, 0.35, 0.25});

  private static double[] numbers(ClickBehaviour user, int q, int[] order) {
    double[] rows = new double[DEPTH * user.width()];
    for (int k = 0; k < DEPTH; k++) {
      for (int j = 0; j < user.width(); j++) {
        Generator own = new Generator(3).split(q).split(order[k]).split(j);
        rows[k * user.width() + j] = 0.15 + 0.55 * own.nextDouble();
      }
    }
    return rows;
  }

  /** Queries of six documents, shown in random order; two impressions per unit. */
  private static List<Impression> log(ClickBehaviour user, long seed, int impressions) {
    Generator random = new Generator(seed);
    List<Impression> log = new ArrayList<>();
    int[] order = {0, 1, 2, 3, 4, 5};
    for (int i = 0; i < impressions; i++) {
      int q = random.nextInt(QUERIES);
      random.shuffle(order, DOCUMENTS);
      String[] shown = new String[DEPTH];
      Arrays.setAll(shown, k -> "d" + order[k]);
      double[] clicks = user.sample(new int[] {1, 2, 3, 4, 5}, numbers(user, q, order), random);
      log.add(Logs.impression("i" + i, "u" + i / 2, "q" + q, "", shown, clicks));
    }
    return log;
  }

  /** P(E_k) over all that may be shown, by 100,000 lists. */
  private static double[] truth() {
    Generator random = new Generator(99);
    double[] truth = new double[DEPTH];
    int[] order = {0, 1, 2, 3, 4, 5};
    int lists = 100_000;
    for (int i = 0; i < lists; i++) {
      int q = random.nextInt(QUERIES);
      random.shuffle(order, DOCUMENTS);
      double[] rows = numbers(USER, q, order);
      double[] marginal = USER.marginal(new int[] {1, 2, 3, 4, 5}, rows);
      for (int k = 0; k < DEPTH; k++) {
        truth[k] += marginal[k] / rows[2 * k] / lists;
      }
    }
    return truth;
  }

  private static PropensityEstimate estimate(List<Impression> log) {
    return new Cascade().estimate(Source.of(log, Impression.LAYOUT), 0.95);
  }

  /** 100 logs, 2,000 with {@code mvn -Pthorough}; four standard deviations either way. */
  @Test
  void intervalsCover() {
    double[] truth = truth();
    int logs = Integer.getInteger("cltr.logs", 200) / 2;
    double slack = 4 * Math.sqrt(0.95 * 0.05 / logs);
    double[] covered = new double[DEPTH];
    double[] bias = new double[DEPTH];
    for (int seed = 0; seed < logs; seed++) {
      PropensityEstimate found =
          new Cascade(1, 1, 60)
              .estimate(Source.of(log(USER, 500 + seed, 1500), Impression.LAYOUT), 0.95);
      for (PositionEstimate at : found.positions()) {
        int k = at.position() - 1;
        covered[k] += at.low() <= truth[k] && truth[k] <= at.high() ? 1.0 / logs : 0;
        bias[k] += (at.propensity() - truth[k]) / logs;
      }
    }
    for (int k = 1; k < DEPTH; k++) {
      assertThat(covered[k]).as("position %d", k + 1).isCloseTo(0.95, within(slack));
      assertThat(bias[k]).isCloseTo(0, within(0.01));
    }
  }

  @Test
  void influenceSumsToZeroAndPredictsTheEffectOfLeavingOutABucket() {
    List<Impression> all = WeightedLogs.weighted(log(USER, 5, 4000));
    PropensityEstimate whole = estimate(all);
    for (int k = 0; k < DEPTH; k++) {
      assertThat(Arrays.stream(whole.influence().column(k)).sum()).isCloseTo(0, within(1e-9));
    }
    assertThat(whole.positions().get(0).propensity()).isEqualTo(1);
    assertThat(whole.influence().column(0)).containsOnly(0);
    double[][] pairs = new double[2][40];
    for (int i = 0; i < 10; i++) {
      int bucket = all.get(300 * i).bucket();
      PropensityEstimate without =
          estimate(all.stream().filter(one -> one.bucket() != bucket).toList());
      for (int k = 1; k < DEPTH; k++) {
        pairs[0][4 * i + k - 1] =
            StrictMath.log(whole.positions().get(k).propensity())
                - StrictMath.log(without.positions().get(k).propensity());
        pairs[1][4 * i + k - 1] = whole.influence().at(bucket, k);
      }
    }
    double correlation = new PearsonsCorrelation().correlation(pairs[0], pairs[1]);
    assertThat(correlation).isGreaterThan(0.95);
  }

  @Test
  void theCheckTellsUsersOfACascadeFromOthers() {
    int flagged = 0;
    int missed = 0;
    for (int seed = 0; seed < 60; seed++) {
      flagged += verdict(log(USER, 900 + seed, 1500)) == Verdict.BROKEN ? 1 : 0;
      missed += verdict(log(POSITION, 900 + seed, 1500)) == Verdict.BROKEN ? 0 : 1;
    }
    assertThat(flagged).isLessThanOrEqualTo(3);
    assertThat(missed).isLessThanOrEqualTo(3);
  }

  private static Verdict verdict(List<Impression> log) {
    AssumptionCheck check = estimate(log).checks().get(0);
    assertThat(check.assumption()).isEqualTo(Assumption.CASCADE);
    return check.verdict();
  }

  @Test
  void logsThatTellNothingAreRefused() {
    assertThatThrownBy(() -> estimate(List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no list with a click has another document");
    assertThatThrownBy(() -> new Cascade(1, 1, 0))
        .isInstanceOf(ConfigException.class)
        .hasMessage("propensities of kind cascade: iterations must be 1 or more, found 0");
    Impression one =
        Logs.impression("i", "u", "q", "", new String[] {"a", "b"}, new double[] {1, 0});
    PropensityEstimate single = estimate(List.of(one));
    assertThat(single.checks().get(0).verdict()).isEqualTo(Verdict.UNTESTED);
    assertThat(single.positions().get(0).propensity()).isEqualTo(1);
  }
}
