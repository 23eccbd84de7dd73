package io.cltr.logging;

import java.io.Serializable;

/** Log-odds of each candidate, up to a constant, by the fold that they are used for. */
@FunctionalInterface
interface ChoiceModel extends Serializable {
  /** One finite number per candidate, in their order. */
  double[] logits(Choice choice, int fold);

  /** softmax(κ · logits). */
  static double[] probabilities(double[] logits, double kappa) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      largest = Math.max(largest, kappa * logit);
    }
    double[] probabilities = new double[logits.length];
    double sum = 0;
    for (int j = 0; j < logits.length; j++) {
      probabilities[j] = StrictMath.exp(kappa * logits[j] - largest);
      sum += probabilities[j];
    }
    for (int j = 0; j < logits.length; j++) {
      probabilities[j] /= sum;
    }
    return probabilities;
  }
}
