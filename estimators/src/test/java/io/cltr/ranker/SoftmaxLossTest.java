package io.cltr.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Blocks;
import io.cltr.fold.LocalBlocks;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoftmaxLossTest {
  private static final int WIDTH = 4;

  /** TensorFlow Ranking's documented example: labels 1, 0 and scores .6, .8. */
  @Test
  void agreesWithTheDocumentedExample() {
    ListBlock block = block(1, new int[] {0, 2}, new double[] {.6, .8}, new double[] {1, 0});

    assertThat(loss(block, 1)[1]).isEqualTo(.7981389, within(1e-7));
  }

  @Test
  void gradientEqualsCentralDifferences() {
    Generator random = new Generator(7);
    Blocks<ListBlock> blocks = new LocalBlocks<>(List.of(random(random, 5), random(random, 9)));
    SoftmaxObjective objective = new SoftmaxObjective(blocks, 40, 1, .3);
    double[] point = {.4, -1.2, .05, 2};
    double[] gradient = new double[WIDTH];
    objective.at(point, gradient);

    for (int j = 0; j < WIDTH; j++) {
      double step = 1e-6;
      double difference =
          (objective.at(moved(point, j, step), new double[WIDTH])
                  - objective.at(moved(point, j, -step), new double[WIDTH]))
              / (2 * step);
      assertThat(gradient[j]).isEqualTo(difference, within(1e-5 * Math.abs(difference)));
    }
  }

  @Test
  void extremeScoresStayFinite() {
    ListBlock block =
        block(1, new int[] {0, 3}, new double[] {1e6, -1e6, 0}, new double[] {0, 1, 0});

    double[] loss = loss(block, 1);

    assertThat(loss).containsExactly(2e6, 2e6);
  }

  @Test
  void shiftingAllScoresOfAListChangesNothing() {
    ListBlock block = block(1, new int[] {0, 2}, new double[] {1, 3}, new double[] {2, 1});
    ListBlock shifted = block(1, new int[] {0, 2}, new double[] {9, 11}, new double[] {2, 1});

    assertThat(loss(shifted, 1)[1]).isEqualTo(loss(block, 1)[1], within(1e-12));
  }

  private static double[] loss(ListBlock block, double weight) {
    return new LocalBlocks<>(List.of(block)).fold(new SoftmaxLoss(new double[] {weight}, 0));
  }

  private static ListBlock block(int width, int[] offsets, double[] features, double[] signal) {
    return new ListBlock(width, offsets, features, new double[][] {signal}, ListCounts.none(1));
  }

  private static ListBlock random(Generator random, int lists) {
    int[] offsets = new int[lists + 1];
    for (int list = 0; list < lists; list++) {
      offsets[list + 1] = offsets[list] + 2 + random.nextInt(6);
    }
    double[] features = new double[offsets[lists] * WIDTH];
    Arrays.setAll(features, i -> random.nextGaussian());
    double[][] signal = new double[2][offsets[lists]];
    Arrays.setAll(signal[1], i -> random.nextInt(3));
    return new ListBlock(WIDTH, offsets, features, signal, ListCounts.none(2));
  }

  private static double[] moved(double[] point, int index, double step) {
    double[] moved = point.clone();
    moved[index] += step;
    return moved;
  }
}
