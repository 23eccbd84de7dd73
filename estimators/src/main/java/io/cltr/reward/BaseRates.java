package io.cltr.reward;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;

/**
 * What an average display gains, for each fold from the units of the others: (1 + Σ gained − n
 * β)/(2 + Σ n θ), one display with and one without a gain added. State: two numbers per fold.
 *
 * @param theta θ by position
 * @param beta β by position
 */
record BaseRates(int folds, double[] theta, double[] beta)
    implements Fold<Keyed<RewardCells>, double[][], double[]> {

  @Override
  public double[][] start() {
    return new double[2][folds];
  }

  @Override
  public void add(double[][] state, Keyed<RewardCells> item) {
    RewardCells cells = item.value();
    for (int i = 0; i < cells.shown().length; i++) {
      int k = cells.positions()[i];
      for (int f = 0; f < folds; f++) {
        if (f != cells.folds()[i]) {
          state[0][f] += cells.gained()[i] - beta[k] * cells.shown()[i];
          state[1][f] += theta[k] * cells.shown()[i];
        }
      }
    }
  }

  @Override
  public void merge(double[][] into, double[][] from) {
    for (int f = 0; f < folds; f++) {
      into[0][f] += from[0][f];
      into[1][f] += from[1][f];
    }
  }

  @Override
  public double[] finish(double[][] state) {
    double[] rates = new double[folds];
    for (int f = 0; f < folds; f++) {
      rates[f] = (1 + state[0][f]) / (2 + state[1][f]);
    }
    return rates;
  }
}
