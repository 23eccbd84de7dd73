package io.cltr.logging;

import io.cltr.fold.Fold;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.logging.ChoiceBlock.Situation;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import java.io.Serializable;
import java.util.Optional;

/**
 * −Σ v [Σ_a π(a) log σ(log π(a) + s_a) + log(1 − σ(log π(a) + s_a) at the shown a)] over the units
 * of all folds but one, s the linear score, with its gradient. State: value, gradient, Σv.
 *
 * @param leftOut the fold that does not count
 */
record BalancedLoss(LinearScore score, Target target, double[] weights, int leftOut)
    implements Fold<ChoiceBlock, double[], double[]> {

  /**
   * A policy at the position of an impression.
   *
   * @param depth deepest position of the log
   */
  record Target(Policy policy, int depth) implements Serializable {
    /** π of each candidate at the 1-based position; zeros where the policy is not defined. */
    double[] probabilities(Query query, int position) {
      double[] probabilities = new double[query.size()];
      Optional<Ranks> ranks = policy.ranks(query, Displays.NONE, depth);
      for (int j = 0; ranks.isPresent() && j < probabilities.length; j++) {
        probabilities[j] = ranks.get().at(j, position);
      }
      return probabilities;
    }
  }

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
    double[] shown = new double[set.length];
    double total = 0;
    for (int i = 0; i < situation.chosen().length; i++) {
      if (situation.folds()[i] != leftOut) {
        shown[situation.chosen()[i]] += situation.weights()[i];
        total += situation.weights()[i];
      }
    }
    double[] wanted = target.probabilities(block.queries()[situation.set()], situation.position());
    for (int j = 0; j < set.length; j++) {
      if (wanted[j] > 0 && total > 0) {
        double logOdds =
            StrictMath.log(wanted[j]) + score.of(weights, set[j], situation.levels(), features, j);
        double drawn = total * wanted[j];
        state[0] += drawn * softplus(-logOdds) + shown[j] * softplus(logOdds);
        double slope = -drawn * sigmoid(-logOdds) + shown[j] * sigmoid(logOdds);
        score.addGradient(gradient, slope, set[j], situation.levels(), features, j);
      }
    }
    state[weights.length + 1] += total;
  }

  /** log(1 + e^f). */
  private static double softplus(double f) {
    return Math.max(f, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(f)));
  }

  private static double sigmoid(double f) {
    double e = StrictMath.exp(-Math.abs(f));
    return f >= 0 ? 1 / (1 + e) : e / (1 + e);
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
