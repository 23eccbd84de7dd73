package io.cltr.learner;

import io.cltr.fold.Fold;
import io.cltr.objective.Clip;
import io.cltr.objective.RoundObjective;
import io.cltr.scorer.Scorer;
import java.util.Arrays;

/**
 * The terms of an objective over rounds of single actions, and their slopes by the parameters of a
 * scorer. The policy is softmax: π(d) = exp(f_d)/Σ exp(f) over the candidates of the query.
 *
 * <pre>
 * w = min(M, π(a)/π_0) as {@link Clip},   e = Σ_d π(d) q̂(d),   ∂/∂f_d = π(d) (h_d − Σ_e π(e) h_e),  h_d = ∂t/∂π(d)
 * </pre>
 *
 * <p>State: terms × (parameters + 1) numbers, N, Σ v w and Σ v π/π_0.
 *
 * @param parameters of the scorer
 * @param clip of the weights
 */
record BanditLoss(Scorer scorer, double[] parameters, Clip clip, RoundObjective objective)
    implements Fold<BanditBlock, double[], BanditLoss.Sums> {
  private static final int EXTRA = 3;

  /**
   * Sums over rounds.
   *
   * @param terms t
   * @param slopes ∂t/∂parameters, terms × parameters in one array
   * @param represented N of the blocks passed
   * @param weight Σ v w
   * @param unclipped Σ v π/π_0
   */
  record Sums(
      double[] terms, double[] slopes, double represented, double weight, double unclipped) {}

  @Override
  public double[] start() {
    return new double[objective.terms() * (parameters.length + 1) + EXTRA];
  }

  @Override
  public void add(double[] state, BanditBlock block) {
    double[] sums = new double[objective.terms()];
    for (int q = 0; q < block.queries(); q++) {
      addQuery(state, sums, block, q);
    }
    for (int m = 0; m < sums.length; m++) {
      state[m] += sums[m];
    }
    state[state.length - EXTRA] += block.counts().represented();
  }

  private void addQuery(double[] state, double[] sums, BanditBlock block, int q) {
    int from = block.offsets()[q];
    int to = block.offsets()[q + 1];
    double[] policy = new double[to - from];
    scorer.score(parameters, block.features(), block.width(), from, to, policy);
    softmax(policy);
    double[][] slopes = slopes(state, sums, block, q, policy);
    for (int m = 0; m < slopes.length; m++) {
      double mean = 0;
      for (int d = 0; d < policy.length; d++) {
        mean += policy[d] * slopes[m][d];
      }
      for (int d = 0; d < policy.length; d++) {
        slopes[m][d] = policy[d] * (slopes[m][d] - mean);
      }
      scorer.backward(
          parameters,
          block.features(),
          block.width(),
          from,
          to,
          slopes[m],
          state,
          slopes.length + m * parameters.length);
    }
  }

  /** ∂t_m/∂π(d). */
  private double[][] slopes(
      double[] state, double[] sums, BanditBlock block, int q, double[] policy) {
    int from = block.offsets()[q];
    int terms = objective.terms();
    double[][] predicted = block.predicted();
    double[] expected = new double[Math.max(1, predicted.length)];
    for (int f = 0; f < predicted.length; f++) {
      for (int d = 0; d < policy.length; d++) {
        expected[f] += policy[d] * predicted[f][from + d];
      }
    }
    double[][] slopes = new double[terms][policy.length];
    double[][] byModel = new double[terms][expected.length];
    double[] byWeight = new double[terms];
    double[] byExpected = new double[terms];
    for (int i = block.cells()[q]; i < block.cells()[q + 1]; i++) {
      int action = block.actions()[i] - from;
      int fold = block.folds()[i];
      double ratio = policy[action] / block.probabilities()[i];
      double weight = clip.at(ratio);
      objective.at(block.rounds(i), weight, expected[fold], sums, byWeight, byExpected);
      for (int m = 0; m < terms; m++) {
        slopes[m][action] += byWeight[m] * clip.slope(ratio) / block.probabilities()[i];
        byModel[m][fold] += byExpected[m];
      }
      state[state.length - 2] += block.shown()[i] * weight;
      state[state.length - 1] += block.shown()[i] * ratio;
    }
    for (int f = 0; f < predicted.length; f++) {
      for (int m = 0; m < terms; m++) {
        for (int d = 0; d < policy.length; d++) {
          slopes[m][d] += byModel[m][f] * predicted[f][from + d];
        }
      }
    }
    return slopes;
  }

  private static void softmax(double[] scores) {
    double largest = Arrays.stream(scores).max().orElse(0);
    double total = 0;
    for (int d = 0; d < scores.length; d++) {
      scores[d] = StrictMath.exp(scores[d] - largest);
      total += scores[d];
    }
    for (int d = 0; d < scores.length; d++) {
      scores[d] /= total;
    }
  }

  @Override
  public void merge(double[] into, double[] from) {
    Arrays.setAll(into, j -> into[j] + from[j]);
  }

  @Override
  public Sums finish(double[] state) {
    int terms = objective.terms();
    return new Sums(
        Arrays.copyOf(state, terms),
        Arrays.copyOfRange(state, terms, state.length - EXTRA),
        state[state.length - EXTRA],
        state[state.length - 2],
        state[state.length - 1]);
  }
}
