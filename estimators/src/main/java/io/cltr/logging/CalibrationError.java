package io.cltr.logging;

import io.cltr.fold.Fold;
import io.cltr.reward.CrossFit;
import java.io.Serializable;

/**
 * Expected calibration error on held-out units: candidates are put into bins by their probability,
 * two to each factor of 2; the error is Σ_bins |Σ probability − Σ chosen|/N, the share of the
 * choices that lie elsewhere than predicted, in [0, 2]. State: 2 × 2 × bins.
 *
 * @param kappas κ by fold
 */
record CalibrationError(Actions actions, ChoiceModel model, CrossFit folds, double[] kappas)
    implements Fold<Choice, CalibrationError.State, CalibrationError.Result> {
  private static final int BINS = 60;

  /**
   * The errors and the smallest probability.
   *
   * @param before with κ = 1
   * @param after with the given κ
   * @param smallest of what was shown; 1 for an empty log
   */
  record Result(double before, double after, double smallest) {}

  /** Sums so far. */
  static final class State implements Serializable {
    private final double[][] off = new double[2][BINS];
    private double impressions;
    private double smallest = 1;
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Choice item) {
    int fold = folds.fold(item.impression().unit());
    double weight = item.impression().weight();
    double[] logits = model.logits(item, fold);
    int chosen = actions.chosen(item);
    double[] after = ChoiceModel.probabilities(logits, kappas[fold]);
    add(state.off[0], ChoiceModel.probabilities(logits, 1), chosen, weight);
    add(state.off[1], after, chosen, weight);
    state.impressions += weight;
    state.smallest = Math.min(state.smallest, after[chosen]);
  }

  private static void add(double[] off, double[] probabilities, int chosen, double weight) {
    for (int j = 0; j < probabilities.length; j++) {
      double octaves = -StrictMath.log(probabilities[j]) / StrictMath.log(2);
      off[(int) Math.min(BINS - 1, 2 * octaves)] +=
          weight * (probabilities[j] - (j == chosen ? 1 : 0));
    }
  }

  @Override
  public void merge(State into, State from) {
    for (int b = 0; b < BINS; b++) {
      into.off[0][b] += from.off[0][b];
      into.off[1][b] += from.off[1][b];
    }
    into.impressions += from.impressions;
    into.smallest = Math.min(into.smallest, from.smallest);
  }

  @Override
  public Result finish(State state) {
    double n = Math.max(state.impressions, Double.MIN_NORMAL);
    return new Result(sum(state.off[0]) / n, sum(state.off[1]) / n, state.smallest);
  }

  private static double sum(double[] off) {
    double sum = 0;
    for (double one : off) {
      sum += Math.abs(one);
    }
    return sum;
  }
}
