package io.cltr.learner;

import io.cltr.fold.Blocks;
import io.cltr.objective.Clip;
import io.cltr.objective.RoundObjective;
import io.cltr.optimise.Objective;
import io.cltr.scorer.Scorer;

/**
 * A round objective of a scorer's parameters with a penalty: g(Σ t; N, U) + λ/2 ‖w‖². One
 * evaluation is one pass over the blocks, a step one over its part of them.
 *
 * @param represented N
 * @param units U
 * @param width number of features
 * @param clip of the weights
 * @param l2 λ ≥ 0
 */
record BanditFit(
    Blocks<BanditBlock> blocks,
    double represented,
    double units,
    int width,
    Scorer scorer,
    RoundObjective objective,
    Clip clip,
    double l2)
    implements Objective {

  @Override
  public double at(double[] point, double[] gradient) {
    return combined(sums(point), point, gradient);
  }

  @Override
  public double atStep(int step, int parts, double[] point, double[] gradient) {
    return combined(
        blocks.fold(new BanditLoss(scorer, point, clip, objective), step % parts, parts),
        point,
        gradient);
  }

  BanditLoss.Sums sums(double[] point) {
    return blocks.fold(new BanditLoss(scorer, point, clip, objective));
  }

  /** A part without rounds has no say. */
  private double combined(BanditLoss.Sums sums, double[] point, double[] gradient) {
    double[] byTerm = new double[objective.terms()];
    double loss = 0;
    if (sums.represented() > 0) {
      loss = objective.loss(sums.terms(), sums.represented(), units, byTerm);
    }
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
