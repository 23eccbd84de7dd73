package io.cltr.learner;

import io.cltr.fold.Fold;
import io.cltr.objective.ListData;
import io.cltr.objective.ListObjective;
import io.cltr.scorer.Scorer;
import java.util.Arrays;

/**
 * The terms of an objective over lists, and their slopes by the parameters of a scorer.
 *
 * <p>State: terms × (parameters + 1) numbers, and the impressions passed.
 *
 * @param parameters of the scorer
 * @param column which signal γ̂ is
 */
record ListLoss(Scorer scorer, double[] parameters, int column, ListObjective objective)
    implements Fold<ListBlock, double[], ListLoss.Sums> {

  /**
   * Sums over lists.
   *
   * @param terms t
   * @param slopes ∂t/∂parameters, terms × parameters in one array
   * @param impressions of the blocks passed
   */
  record Sums(double[] terms, double[] slopes, double impressions) {}

  @Override
  public double[] start() {
    return new double[objective.terms() * (parameters.length + 1) + 1];
  }

  @Override
  public void add(double[] state, ListBlock block) {
    int terms = objective.terms();
    double[] sums = new double[terms];
    for (int list = 0; list < block.lists(); list++) {
      int from = block.offsets()[list];
      int to = block.offsets()[list + 1];
      ListData data = block.list(list, column);
      double[] scores = new double[to - from];
      double[][] slopes = new double[terms][to - from];
      scorer.score(parameters, block.features(), block.width(), from, to, scores);
      objective.at(data, scores, sums, slopes);
      for (int m = 0; m < terms; m++) {
        scorer.backward(
            parameters,
            block.features(),
            block.width(),
            from,
            to,
            slopes[m],
            state,
            terms + m * parameters.length);
      }
    }
    for (int m = 0; m < terms; m++) {
      state[m] += sums[m];
    }
    state[state.length - 1] += block.counts().represented();
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
        Arrays.copyOfRange(state, terms, state.length - 1),
        state[state.length - 1]);
  }
}
