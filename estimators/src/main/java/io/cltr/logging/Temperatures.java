package io.cltr.logging;

import io.cltr.fold.Fold;
import io.cltr.reward.CrossFit;

/**
 * For each fold the κ = 1/temperature that makes the choices of its calibrating fold most likely:
 * the root of Σ_i v_i (z_chosen − Σ_j softmax(κ z)_j z_j), which falls in κ (Guo et al. 2017).
 *
 * <p>The slope is summed on a grid of κ from 1/8 to 8, 16 to the octave, and interpolated; beyond
 * it κ is the grid's end, and 1 where all candidates are alike. State: folds × grid.
 */
record Temperatures(Actions actions, ChoiceModel model, CrossFit folds)
    implements Fold<Choice, double[][], double[]> {
  private static final int STEPS = 16;
  private static final int OCTAVES = 3;
  private static final int POINTS = 2 * OCTAVES * STEPS + 1;

  private static double kappa(double point) {
    return StrictMath.pow(2, point / STEPS - OCTAVES);
  }

  @Override
  public double[][] start() {
    return new double[folds.folds()][POINTS];
  }

  @Override
  public void add(double[][] state, Choice item) {
    int own = folds.fold(item.impression().unit());
    int fold = (own + folds.folds() - 1) % folds.folds();
    double[] logits = model.logits(item, fold);
    double chosen = logits[actions.chosen(item)];
    for (int point = 0; point < POINTS; point++) {
      double[] p = ChoiceModel.probabilities(logits, kappa(point));
      double mean = 0;
      for (int j = 0; j < p.length; j++) {
        mean += p[j] * logits[j];
      }
      state[fold][point] += item.impression().weight() * (chosen - mean);
    }
  }

  @Override
  public void merge(double[][] into, double[][] from) {
    for (int f = 0; f < into.length; f++) {
      for (int point = 0; point < POINTS; point++) {
        into[f][point] += from[f][point];
      }
    }
  }

  @Override
  public double[] finish(double[][] state) {
    double[] kappas = new double[state.length];
    for (int f = 0; f < kappas.length; f++) {
      kappas[f] = root(state[f]);
    }
    return kappas;
  }

  private static double root(double[] slopes) {
    if (slopes[0] == slopes[POINTS - 1]) {
      return 1;
    }
    if (slopes[0] <= 0) {
      return kappa(0);
    }
    int last = 0;
    while (last < POINTS - 1 && slopes[last + 1] > 0) {
      last++;
    }
    return last == POINTS - 1
        ? kappa(last)
        : kappa(last + slopes[last] / (slopes[last] - slopes[last + 1]));
  }
}
