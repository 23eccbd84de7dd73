package io.cltr.ranker;

import io.cltr.fold.Blocks;
import io.cltr.optimise.Lbfgs;

/**
 * L(w)/N + λ/2 ‖w‖² with L the {@link SoftmaxLoss}. One evaluation is one pass over the blocks.
 *
 * @param impressions N, of the full log
 * @param column which signal of the blocks
 * @param l2 λ ≥ 0
 */
record SoftmaxObjective(Blocks<ListBlock> blocks, double impressions, int column, double l2)
    implements Lbfgs.Objective {

  @Override
  public double at(double[] point, double[] gradient) {
    double[] loss = blocks.fold(new SoftmaxLoss(point, column));
    double squares = 0;
    for (int j = 0; j < point.length; j++) {
      gradient[j] = loss[j] / impressions + l2 * point[j];
      squares += point[j] * point[j];
    }
    return loss[point.length] / impressions + l2 / 2 * squares;
  }
}
