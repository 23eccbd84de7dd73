package io.cltr.fairness;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import io.cltr.ranker.Ranker;

/** The lowest and highest score of all candidates; +∞ and −∞ where there are none. */
record ScoreRange(Ranker ranker) implements Fold<Keyed<Query>, double[], double[]> {
  @Override
  public double[] start() {
    return new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
  }

  @Override
  public void add(double[] state, Keyed<Query> item) {
    if (item.value().hasFeatures()) {
      for (double score : ranker.scores(item.value())) {
        state[0] = Math.min(state[0], score);
        state[1] = Math.max(state[1], score);
      }
    }
  }

  @Override
  public void merge(double[] into, double[] from) {
    into[0] = Math.min(into[0], from[0]);
    into[1] = Math.max(into[1], from[1]);
  }

  @Override
  public double[] finish(double[] state) {
    return state;
  }
}
