package io.cltr.learner;

import io.cltr.fold.Blocks;
import io.cltr.objective.ListObjective;
import io.cltr.optimise.Objective;
import io.cltr.scorer.Scorer;

/**
 * A list objective of a scorer's parameters with a penalty: g(Σ t; N) + λ/2 ‖w‖². One evaluation is
 * one pass over the blocks, a step one over its part of them.
 *
 * @param impressions N, of the full log
 * @param width number of features
 * @param column which signal of the blocks
 * @param l2 λ ≥ 0
 */
record ListFit(
    Blocks<ListBlock> blocks,
    double impressions,
    int width,
    int column,
    Scorer scorer,
    ListObjective objective,
    double l2)
    implements Objective {

  /** The same of another objective. */
  ListFit of(ListObjective other) {
    return new ListFit(blocks, impressions, width, column, scorer, other, l2);
  }

  @Override
  public double at(double[] point, double[] gradient) {
    return combined(
        objective, blocks.fold(new ListLoss(scorer, point, column, objective)), point, gradient);
  }

  @Override
  public double atStep(int step, int parts, double[] point, double[] gradient) {
    ListObjective own = objective.atStep(step);
    return combined(
        own,
        blocks.fold(new ListLoss(scorer, point, column, own), step % parts, parts),
        point,
        gradient);
  }

  private double combined(
      ListObjective own, ListLoss.Sums sums, double[] point, double[] gradient) {
    double[] byTerm = new double[own.terms()];
    double n = sums.impressions() == 0 ? impressions : sums.impressions();
    double loss = own.loss(sums.terms(), n, byTerm);
    double squares = 0;
    for (int j = 0; j < point.length; j++) {
      gradient[j] = 0;
      for (int m = 0; m < byTerm.length; m++) {
        gradient[j] += byTerm[m] * sums.slopes()[m * point.length + j];
      }
      if (scorer.penalised(j, width)) {
        gradient[j] += l2 * point[j];
        squares += point[j] * point[j];
      }
    }
    return loss + l2 / 2 * squares;
  }
}
