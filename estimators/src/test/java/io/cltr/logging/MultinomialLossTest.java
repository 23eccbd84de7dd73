package io.cltr.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Blocks;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultinomialLossTest {
  private static final CrossFit FOLDS = new CrossFit(3, 2);

  @Test
  void gradientIsThatOfTheValue() {
    Source<Impression> log = ActionWorld.source(twoLoggers(new ActionWorld(1, 1).log(200, 4)));
    Actions actions = log.fold(new Actions.Finder());
    ContextLevels levels = log.fold(new ContextLevels.Finder());
    LinearScore score = LinearScore.of("test", actions, levels, ActionWorld.queries(true), 100);
    assertThat(levels.size()).isEqualTo(3 + 2);
    assertThat(score.parameters()).isEqualTo(6 * 6 + 3 * 2);
    try (Blocks<ChoiceBlock> blocks =
        Choice.blocks(log, ActionWorld.queries(true), actions, levels, score, FOLDS)) {
      Generator random = new Generator(6);
      double[] weights = new double[score.parameters()];
      for (int j = 0; j < weights.length; j++) {
        weights[j] = random.nextGaussian();
      }
      double[] sums = blocks.fold(new MultinomialLoss(score, weights, 1, 3));
      double h = 1e-6;
      for (int j = 0; j < weights.length; j++) {
        double kept = weights[j];
        weights[j] = kept + h;
        double above = blocks.fold(new MultinomialLoss(score, weights, 1, 3))[0];
        weights[j] = kept - h;
        double below = blocks.fold(new MultinomialLoss(score, weights, 1, 3))[0];
        weights[j] = kept;
        double slope = (above - below) / (2 * h);
        assertThat(sums[1 + j]).isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
      }
    }
  }

  private static List<Impression> twoLoggers(List<Impression> log) {
    List<Impression> mixed = new ArrayList<>();
    for (Impression one : log) {
      mixed.add(
          new Impression(
              one.id(),
              one.unit(),
              one.bucket(),
              one.query(),
              one.bucket() % 2 == 0 ? "L" : "M",
              0,
              "",
              Map.copyOf(one.context()),
              one.documents(),
              one.positions(),
              one.clicks(),
              one.rewards(),
              one.loggingProbabilities()));
    }
    return mixed;
  }
}
