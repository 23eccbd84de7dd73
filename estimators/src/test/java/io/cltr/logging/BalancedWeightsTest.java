package io.cltr.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Blocks;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.logging.BalancedLoss.Target;
import io.cltr.logging.BalancedWeights.Weighted;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.Uniform;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BalancedWeightsTest {
  private static final CrossFit FOLDS = new CrossFit(4, 23);
  private static final ActionWorld WORLD = new ActionWorld(0.8, 1);

  /** One query: documents by devices span what the logger does. */
  @Test
  void weightsOfAPolicyApproachItsRatioToTheLogger() {
    List<Impression> log =
        WORLD.log(60_000, 5).stream().filter(one -> one.query().equals("q1")).toList();
    double error = 0;
    double mean = 0;
    double value = 0;
    double truth = 0;
    for (Weighted one : weighted(new Uniform("uniform"), log)) {
      double ratio = 1.0 / 6 / WORLD.truth(one.impression());
      error += Math.abs(StrictMath.log(one.weight() / ratio)) / log.size();
      mean += one.weight() / log.size();
      value += one.weight() * one.impression().clicks()[0] / log.size();
      truth += ratio * one.impression().clicks()[0] / log.size();
    }
    assertThat(error).isLessThan(0.1);
    assertThat(mean).isCloseTo(1, within(0.02));
    assertThat(value).isCloseTo(truth, within(0.02));
  }

  @Test
  void whatADeterministicPolicyDoesNotShowWeighsNothing() {
    List<PolicyTable.Row> rows = new ArrayList<>();
    for (int q = 0; q < 3; q++) {
      rows.add(new PolicyTable.Row("q" + q, "d2", 1, 1));
    }
    double mean = 0;
    List<Weighted> found = weighted(PolicyTable.of("second", rows), WORLD.log(20_000, 6));
    for (Weighted one : found) {
      boolean shown = one.impression().documents()[0].equals("d2");
      assertThat(one.weight() > 0).isEqualTo(shown);
      mean += one.weight() / found.size();
    }
    assertThat(mean).isCloseTo(1, within(0.05));
  }

  @Test
  void whatAUnitWasShownDoesNotChangeTheWeightsOfItsFold() {
    List<Impression> log = WORLD.log(400, 3);
    Impression one = log.get(8);
    List<Impression> without = new ArrayList<>(log);
    without.remove(8);
    Map<String, Double> before = byId(weighted(new Uniform("uniform"), log));
    Map<String, Double> after = byId(weighted(new Uniform("uniform"), without));
    boolean moved = false;
    for (Impression other : without) {
      boolean same = after.get(other.id()).equals(before.get(other.id()));
      moved |= !same;
      if (FOLDS.fold(other.unit()) == FOLDS.fold(one.unit())) {
        assertThat(same).as(other.id()).isTrue();
      }
    }
    assertThat(moved).isTrue();
  }

  @Test
  void gradientIsThatOfTheValue() {
    Source<Impression> log = ActionWorld.source(WORLD.log(200, 4));
    Actions actions = log.fold(new Actions.Finder());
    ContextLevels levels = log.fold(new ContextLevels.Finder());
    LinearScore score = LinearScore.of("test", actions, levels, ActionWorld.queries(true), 100);
    Target target = new Target(new Uniform("uniform"), 1);
    try (Blocks<ChoiceBlock> blocks =
        Choice.blocks(log, ActionWorld.queries(true), actions, levels, score, FOLDS)) {
      Generator random = new Generator(6);
      double[] weights = new double[score.parameters()];
      for (int j = 0; j < weights.length; j++) {
        weights[j] = random.nextGaussian();
      }
      double[] sums = blocks.fold(new BalancedLoss(score, target, weights, 1));
      double h = 1e-6;
      for (int j = 0; j < weights.length; j++) {
        double kept = weights[j];
        weights[j] = kept + h;
        double above = blocks.fold(new BalancedLoss(score, target, weights, 1))[0];
        weights[j] = kept - h;
        double below = blocks.fold(new BalancedLoss(score, target, weights, 1))[0];
        weights[j] = kept;
        double slope = (above - below) / (2 * h);
        assertThat(sums[1 + j]).isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
      }
    }
  }

  private static Map<String, Double> byId(List<Weighted> found) {
    return found.stream().collect(Collectors.toMap(w -> w.impression().id(), Weighted::weight));
  }

  private static List<Weighted> weighted(Policy policy, List<Impression> log) {
    return new BalancedWeights()
        .of(ActionWorld.source(log), ActionWorld.queries(true), policy, FOLDS)
        .fold(new ToList<>());
  }
}
