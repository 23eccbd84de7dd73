package io.cltr.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import org.junit.jupiter.api.Test;

class LogisticLossTest {
  private static final double[] THETA = {1, 0.5, 0.2};
  private static final double[] BETA = {0, 0.1, 0.05};

  @Test
  void gradientIsThatOfTheValue() {
    LogisticBlock block = block();
    double[] weights = {0.4, -0.7, 0.2};
    double[] sums = loss(block, weights);
    double h = 1e-6;
    for (int j = 0; j < weights.length; j++) {
      double[] above = weights.clone();
      double[] below = weights.clone();
      above[j] += h;
      below[j] -= h;
      double slope = (loss(block, above)[0] - loss(block, below)[0]) / (2 * h);
      assertThat(sums[1 + j]).isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
    }
    double others = 0;
    for (int i = 0; i < block.shown().length; i++) {
      others += block.folds()[i] == 1 ? 0 : block.shown()[i];
    }
    assertThat(sums[4]).isCloseTo(others, within(1e-9));
  }

  @Test
  void isFiniteFarOut() {
    for (double far : new double[] {-800, 800}) {
      for (double number : loss(block(), new double[] {far, far, far})) {
        assertThat(number).isFinite();
      }
    }
  }

  private static double[] loss(LogisticBlock block, double[] weights) {
    LogisticLoss loss = new LogisticLoss(THETA, BETA, weights, 1);
    double[] state = loss.start();
    loss.add(state, block);
    return loss.finish(state);
  }

  private static LogisticBlock block() {
    Generator random = new Generator(12);
    int documents = 20;
    LogisticBlock block =
        new LogisticBlock(
            2,
            new double[2 * documents],
            new int[documents + 1],
            new int[3 * documents],
            new int[3 * documents],
            new double[3 * documents],
            new double[3 * documents]);
    for (int d = 0; d < documents; d++) {
      block.features()[2 * d] = random.nextGaussian();
      block.features()[2 * d + 1] = random.nextGaussian();
      block.offsets()[d + 1] = 3 * (d + 1);
      for (int k = 0; k < 3; k++) {
        int i = 3 * d + k;
        block.positions()[i] = k;
        block.folds()[i] = random.nextInt(3);
        block.shown()[i] = 1 + random.nextInt(9);
        block.gained()[i] = random.nextInt((int) block.shown()[i] + 1);
      }
    }
    return block;
  }
}
