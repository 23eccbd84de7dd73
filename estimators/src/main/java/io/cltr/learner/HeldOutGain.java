package io.cltr.learner;

import io.cltr.fold.Fold;
import io.cltr.objective.ListObjective;
import io.cltr.scorer.Scorer;

/**
 * What a ranker is worth per impression by its objective's own word: (1/N) Σ_lists worth, by
 * default the debiased DCG@10. State: two numbers.
 */
record HeldOutGain(Scorer scorer, double[] parameters, int column, ListObjective objective)
    implements Fold<ListBlock, double[], Double> {
  @Override
  public double[] start() {
    return new double[2];
  }

  @Override
  public void add(double[] state, ListBlock block) {
    for (int list = 0; list < block.lists(); list++) {
      int from = block.offsets()[list];
      int to = block.offsets()[list + 1];
      double[] scores = new double[to - from];
      scorer.score(parameters, block.features(), block.width(), from, to, scores);
      state[0] += objective.worth(block.list(list, column), scores);
    }
    state[1] += block.counts().represented();
  }

  @Override
  public void merge(double[] into, double[] from) {
    into[0] += from[0];
    into[1] += from[1];
  }

  @Override
  public Double finish(double[] state) {
    return state[1] == 0 ? Double.NaN : state[0] / state[1];
  }
}
