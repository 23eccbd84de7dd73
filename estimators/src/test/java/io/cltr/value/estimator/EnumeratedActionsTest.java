package io.cltr.value.estimator;

import static io.cltr.value.estimator.EnumeratedRounds.ACTIONS;
import static io.cltr.value.estimator.EnumeratedRounds.LOGGING;
import static io.cltr.value.estimator.EnumeratedRounds.QUERIES;
import static io.cltr.value.estimator.EnumeratedRounds.SHARES;
import static io.cltr.value.estimator.EnumeratedRounds.TARGETS;
import static io.cltr.value.estimator.EnumeratedRounds.population;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.value.EnumeratedWorld;
import io.cltr.value.GivenRewards;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.metric.Rewards;
import io.cltr.value.outcome.Cdf;
import io.cltr.value.outcome.Cvar;
import io.cltr.value.outcome.RewardVariance;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Expectations of the estimators of single actions on {@link EnumeratedRounds}. */
class EnumeratedActionsTest {
  private static final double EXACT = 1e-12;
  private static final double CAP = 1.5;
  private static final double LAMBDA = 3;
  private static final double MIXED = 0.2;

  /** By clicks and by rewards, which no model predicts at once. */
  private static ValueTable values(List<ValueEstimator> estimators) {
    List<ValueTable.CellValue> cells = new ArrayList<>();
    for (Metric metric : List.of(new ExpectedClicks(), new Rewards())) {
      cells.addAll(values(estimators, metric).cells());
    }
    return new ValueTable(0.95, cells);
  }

  private static ValueTable values(List<ValueEstimator> estimators, Metric metric) {
    Source<Impression> log = Source.of(population(), Impression.LAYOUT);
    return new Valuation(
            TARGETS.keySet().stream().sorted().map(EnumeratedRounds::policy).toList(),
            List.of(metric),
            estimators,
            new Slices(List.of()),
            Examination.uniform(2),
            new LoggedWeighting(),
            Optional.of(new Modelling(new GivenRewards(), EnumeratedWorld.FOLDS)),
            List.of(new StudentT()))
        .run(
            log,
            log.grouped(Impression::query, new DisplaysFold()),
            Source.of(List.of(), Layout.byKey()),
            BucketInfluence.none(2, Units.BUCKETS),
            0.95);
  }

  /** Outcome of an action, by query and position. */
  private interface Outcome {
    double of(int query, int position, int action);
  }

  private static final Map<String, Outcome> METRICS =
      Map.of("clicks", EnumeratedRounds::click, "reward", EnumeratedRounds::reward);

  /** Mean prediction over folds, which are alike in size. */
  private static double predicted(int query, int position, int action) {
    double sum = 0;
    for (int fold = 0; fold < 2; fold++) {
      sum += GivenRewards.of(fold, QUERIES[query], ACTIONS[action]);
    }
    return sum / 2;
  }

  /** Σ_a weight(π, π_0) outcome, mean over rounds. */
  private static double sum(String policy, Weight weight, Outcome outcome) {
    double sum = 0;
    for (int q = 0; q < 2; q++) {
      for (int k = 0; k < 2; k++) {
        for (int a = 0; a < 4; a++) {
          sum +=
              SHARES[q][k]
                  * weight.of(TARGETS.get(policy)[q][k][a], LOGGING[q][k][a])
                  * outcome.of(q, k, a);
        }
      }
    }
    return sum;
  }

  /** What an action's outcome counts in expectation. */
  private interface Weight {
    double of(double target, double logging);
  }

  private static Weight shrunk(DoubleUnaryOperator shrinkage) {
    return (target, logging) -> logging * shrinkage.applyAsDouble(target / logging);
  }

  private static void assertValues(ValueTable table, String estimator, Expected expected) {
    for (String policy : TARGETS.keySet()) {
      METRICS.forEach(
          (metric, outcome) ->
              assertThat(table.find(policy, metric, estimator, "all").value())
                  .as(estimator + " " + policy + " " + metric)
                  .isCloseTo(expected.of(policy, outcome), within(EXACT)));
    }
  }

  /** What an estimator's value should be. */
  private interface Expected {
    double of(String policy, Outcome outcome);
  }

  private static double truth(String policy, Outcome outcome) {
    return sum(policy, (target, logging) -> target, outcome);
  }

  private static Expected modelled(DoubleUnaryOperator shrinkage) {
    return (policy, outcome) ->
        truth(policy, EnumeratedActionsTest::predicted)
            + sum(policy, shrunk(shrinkage), (q, k, a) -> outcome.of(q, k, a) - predicted(q, k, a));
  }

  private static double bias(Expected expected, String policy, String metric) {
    Outcome outcome = METRICS.get(metric);
    return expected.of(policy, outcome) - truth(policy, outcome);
  }

  @Test
  void unbiasedWhateverTheModel() {
    ValueTable table =
        values(
            List.of(
                new Ips(),
                new Snips(),
                new DoublyRobust(),
                new SelfNormalisedDr(),
                new EmpiricalLikelihood(),
                new ClippedIps(20),
                new SwitchDr(20),
                new ShrunkDr(Double.POSITIVE_INFINITY),
                new SubGaussianIps(0),
                new SubGaussianDr(0)));
    table.cells().stream()
        .map(ValueTable.CellValue::estimator)
        .distinct()
        .forEach(estimator -> assertValues(table, estimator, EnumeratedActionsTest::truth));
  }

  @Test
  void biasedByWhatTheirWeightsLack() {
    ValueTable table =
        values(
            List.of(
                new ClippedIps(CAP),
                new DirectMethod(),
                new DoublyRobust(CAP),
                new SwitchDr(CAP),
                new ShrunkDr(LAMBDA),
                new SubGaussianIps(MIXED),
                new SubGaussianDr(MIXED)));
    Weight capped = shrunk(w -> Math.min(w, CAP));
    Expected clipped = (policy, outcome) -> sum(policy, capped, outcome);
    assertValues(table, "clipped-ips", clipped);
    assertThat(bias(clipped, "soft", "clicks")).isLessThan(-0.1);
    assertThat(bias(clipped, "logging", "clicks")).isCloseTo(0, within(EXACT));

    Expected model = (policy, outcome) -> truth(policy, EnumeratedActionsTest::predicted);
    assertValues(table, "dm", model);
    assertThat(Math.abs(bias(model, "soft", "clicks"))).isGreaterThan(0.02);

    assertValues(table, "dr", modelled(w -> Math.min(w, CAP)));
    assertValues(table, "switch-dr", modelled(w -> w <= CAP ? w : 0));
    assertValues(table, "dr-os", modelled(w -> LAMBDA * w / (w * w + LAMBDA)));
    assertValues(table, "sg-dr", modelled(w -> w / (1 - MIXED + MIXED * w)));
    Weight mixed = shrunk(w -> w / (1 - MIXED + MIXED * w));
    Expected subGaussian = (policy, outcome) -> sum(policy, mixed, outcome);
    assertValues(table, "sg-ips", subGaussian);
    assertThat(bias(subGaussian, "soft", "clicks")).isLessThan(-0.05);
  }

  /** P(reward) by reward. */
  private static SortedMap<Double, Double> law(String policy, String metric) {
    SortedMap<Double, Double> law = new TreeMap<>();
    for (int q = 0; q < 2; q++) {
      for (int k = 0; k < 2; k++) {
        for (int a = 0; a < 4; a++) {
          double share = SHARES[q][k] * TARGETS.get(policy)[q][k][a];
          double click = EnumeratedRounds.click(q, k, a);
          double worth = EnumeratedRounds.reward(q, k, a) / (click + 0.1 * (1 - click));
          law.merge(metric.equals("clicks") ? 1 : worth, share * click, Double::sum);
          law.merge(metric.equals("clicks") ? 0 : 0.1 * worth, share * (1 - click), Double::sum);
        }
      }
    }
    return law;
  }

  private static double highest(SortedMap<Double, Double> law, double share) {
    double below = 0;
    double sum = 0;
    for (Map.Entry<Double, Double> one : law.entrySet()) {
      double above = Math.max(0, below + one.getValue() - Math.max(below, 1 - share));
      sum += above * one.getKey();
      below += one.getValue();
    }
    return sum / share;
  }

  /** The whole distribution is the true one whatever the model, but for the model's own. */
  @Test
  void distributions() {
    List<ValueEstimator> estimators = new ArrayList<>();
    for (Cdf kind : Cdf.values()) {
      for (double share : new double[] {0.2, 0.63, 0.97}) {
        estimators.add(new Cvar(share, Cvar.Tail.upper, kind));
      }
    }
    estimators.add(new RewardVariance());
    ValueTable table = values(estimators);
    for (ValueTable.CellValue cell : table.cells()) {
      SortedMap<Double, Double> law = law(cell.policy(), cell.metric());
      String name = cell.policy() + " " + cell.metric() + " " + cell.estimator();
      if (cell.estimator().equals("variance")) {
        double mean = highest(law, 1);
        double square =
            law.entrySet().stream().mapToDouble(e -> e.getValue() * e.getKey() * e.getKey()).sum();
        assertThat(cell.value()).as(name).isCloseTo(square - mean * mean, within(EXACT));
        continue;
      }
      double share =
          cell.estimator().contains("0.2") ? 0.2 : cell.estimator().contains("0.63") ? 0.63 : 0.97;
      if (!cell.estimator().contains("dm")) {
        assertThat(cell.value()).as(name).isCloseTo(highest(law, share), within(1e-9));
      } else if (cell.metric().equals("clicks")) {
        double modelled = truth(cell.policy(), EnumeratedActionsTest::predicted);
        assertThat(cell.value()).as(name).isCloseTo(Math.min(1, modelled / share), within(1e-9));
        assertThat(cell.trusted()).isFalse();
      }
    }
  }

  /** Of rounds that match, the share of each is what the logger makes of it. */
  @Test
  void replayIsRightForUniformLoggersAlone() {
    ValueTable table = values(List.of(new Replay()));
    Weight matched = (target, logging) -> target == 1 ? logging : 0;
    METRICS.forEach(
        (metric, outcome) -> {
          double expected = sum("fixed", matched, outcome) / sum("fixed", matched, (q, k, a) -> 1);
          double found = table.find("fixed", metric, "replay", "all").value();
          assertThat(found).isCloseTo(expected, within(EXACT));
          assertThat(Math.abs(found - truth("fixed", outcome))).isGreaterThan(0.001);
        });
  }
}
