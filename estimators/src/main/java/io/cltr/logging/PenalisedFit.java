package io.cltr.logging;

import io.cltr.fold.Blocks;
import io.cltr.fold.Fold;
import io.cltr.log.InputException;
import io.cltr.optimise.DivergedException;
import io.cltr.optimise.Lbfgs;

/**
 * Minimises loss/N + λ/2 ‖w‖² from w = 0 by L-BFGS.
 *
 * @param purpose what is fitted, for messages
 */
record PenalisedFit(String purpose, double l2, int maxIterations) {
  private static final double TOLERANCE = 1e-7;

  /** The loss at parameters: a fold to [value, gradient, N]. */
  @FunctionalInterface
  interface Loss {
    Fold<ChoiceBlock, double[], double[]> at(double[] weights);
  }

  /** The minimum; zeros where nothing is to be fitted. */
  double[] minimum(Blocks<ChoiceBlock> blocks, int parameters, Loss loss) {
    double[] start = new double[parameters];
    double total = blocks.fold(loss.at(start))[parameters + 1];
    if (total == 0 || parameters == 0) {
      return start;
    }
    try {
      return new Lbfgs(TOLERANCE, maxIterations)
          .minimise(
              (point, gradient) -> {
                double[] sums = blocks.fold(loss.at(point.clone()));
                double value = sums[0] / total;
                for (int j = 0; j < parameters; j++) {
                  gradient[j] = sums[1 + j] / total + l2 * point[j];
                  value += l2 / 2 * point[j] * point[j];
                }
                return value;
              },
              start)
          .point();
    } catch (DivergedException e) {
      throw new InputException(
          "%s: the fit diverged (%s); raise l2".formatted(purpose, e.getMessage()), e);
    }
  }
}
