package io.cltr.logging;

import io.cltr.fold.Fold;
import io.cltr.logging.ChoiceBlock.Situation;

/**
 * −Σ v log softmax(score)_chosen over the choices that fit the model used for one fold, with its
 * gradient. State: value, gradient, Σv.
 */
record MultinomialLoss(LinearScore score, double[] weights, int fold, int folds)
    implements Fold<ChoiceBlock, double[], double[]> {

  @Override
  public double[] start() {
    return new double[weights.length + 2];
  }

  @Override
  public void add(double[] state, ChoiceBlock block) {
    double[] gradient = new double[weights.length];
    for (Situation situation : block.situations()) {
      add(state, gradient, block, situation);
    }
    for (int j = 0; j < gradient.length; j++) {
      state[1 + j] += gradient[j];
    }
  }

  private void add(double[] state, double[] gradient, ChoiceBlock block, Situation situation) {
    int[] set = block.sets()[situation.set()];
    double[] features = block.features()[situation.set()];
    double[] picked = new double[set.length];
    double total = 0;
    for (int i = 0; i < situation.chosen().length; i++) {
      if (Choice.fits(situation.folds()[i], fold, folds)) {
        picked[situation.chosen()[i]] += situation.weights()[i];
        total += situation.weights()[i];
      }
    }
    if (total == 0) {
      return;
    }
    double[] scores = new double[set.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < set.length; j++) {
      scores[j] = score.of(weights, set[j], situation.levels(), features, j);
      largest = Math.max(largest, scores[j]);
    }
    double sum = 0;
    for (double one : scores) {
      sum += StrictMath.exp(one - largest);
    }
    double normaliser = largest + StrictMath.log(sum);
    for (int j = 0; j < set.length; j++) {
      double p = StrictMath.exp(scores[j] - normaliser);
      state[0] += picked[j] * (normaliser - scores[j]);
      score.addGradient(gradient, total * p - picked[j], set[j], situation.levels(), features, j);
    }
    state[weights.length + 1] += total;
  }

  @Override
  public void merge(double[] into, double[] from) {
    for (int j = 0; j < into.length; j++) {
      into[j] += from[j];
    }
  }

  @Override
  public double[] finish(double[] state) {
    return state;
  }
}
