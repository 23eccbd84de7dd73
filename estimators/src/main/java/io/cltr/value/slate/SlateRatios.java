package io.cltr.value.slate;

import io.cltr.interval.OutcomeGrid;
import io.cltr.policy.Slates;
import io.cltr.value.Slate;
import io.cltr.value.slate.SlatePlan.Propensities;
import java.util.Arrays;

/**
 * A {@link Slate} before its rewards are told.
 *
 * <p>Q̂_k(a) = r̂_k(a) + Σ_{j>k} Σ_b π(b at j) r̂_j(b): what the slots below are worth is taken
 * from the policy's rank probabilities, whatever is above. That is exact where slots are filled
 * independently, and costs doubly robust values no more than variance elsewhere.
 */
record SlateRatios(
    int depth,
    double joint,
    double[] cascade,
    double[] marginal,
    double additive,
    double[] predicted,
    double[] expected) {

  static SlateRatios of(SlatePlan plan, int policy, int[] shown, Propensities logged, int fold) {
    int slots = shown.length;
    double[] model = plan.model().length == 0 ? null : plan.model()[fold];
    double[] marginals = plan.marginals()[policy];
    double[] below = new double[slots + 1];
    for (int k = slots - 1; k >= 0 && model != null; k--) {
      below[k] = below[k + 1] + worth(plan, marginals, model, k);
    }
    double[] ahead = new double[slots];
    double[] marginal = filled(slots);
    double[] predicted = new double[slots];
    double[] expected = new double[slots];
    Slates slates = plan.slates()[policy];
    double chance = 1;
    for (int k = 0; k < slots; k++) {
      int d = shown[k];
      if (logged.marginal().length > 0) {
        marginal[k] = d < 0 ? 0 : marginals[d * plan.depth() + k] / logged.marginal()[k];
      }
      if (slates == null) {
        ahead[k] = Double.NaN;
        continue;
      }
      double[] next = chance > 0 ? slates.next(shown, k) : new double[plan.documents().length];
      for (int a = 0; a < next.length && model != null; a++) {
        expected[k] += next[a] * (model[a * plan.depth() + k] + below[k + 1]);
      }
      predicted[k] = d < 0 || model == null ? 0 : model[d * plan.depth() + k] + below[k + 1];
      chance *= d < 0 ? 0 : next[d];
      ahead[k] = chance;
    }
    double joint = slates == null ? Double.NaN : chance / logged.joint();
    double[] cascade = filled(slots);
    for (int k = 0; k < slots && logged.cascade().length > 0; k++) {
      cascade[k] = ahead[k] / logged.cascade()[k];
    }
    double additive = additive(plan, policy, shown, logged, marginal);
    return new SlateRatios(plan.depth(), joint, cascade, marginal, additive, predicted, expected);
  }

  /** Of a policy that is not defined: weights of 1, so that its rewards of 0 count. */
  static SlateRatios nothing(int depth, int slots) {
    double[] ones = new double[slots];
    Arrays.fill(ones, 1);
    return new SlateRatios(depth, 1, ones, ones, 1, new double[slots], new double[slots]);
  }

  private static double additive(
      SlatePlan plan, int policy, int[] shown, Propensities logged, double[] marginal) {
    double[] known = plan.additive().length == 0 ? null : plan.additive()[logged.logger()][policy];
    double weight = known == null ? 1 - shown.length : 0;
    for (int k = 0; k < shown.length; k++) {
      if (known == null) {
        weight += marginal[k];
      } else if (shown[k] >= 0) {
        weight += known[shown[k] * plan.depth() + k];
      }
    }
    return weight;
  }

  private static double worth(SlatePlan plan, double[] marginals, double[] model, int slot) {
    double worth = 0;
    for (int i = slot; i < model.length; i += plan.depth()) {
      worth += marginals[i] * model[i];
    }
    return worth;
  }

  private static double[] filled(int slots) {
    double[] unknown = new double[slots];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  Slate with(double[] rewards, OutcomeGrid grid) {
    return new Slate(depth, joint, cascade, marginal, additive, rewards, predicted, expected, grid);
  }
}
