package io.cltr.learner;

import io.cltr.fold.Fold;
import io.cltr.ranker.Rankings;
import io.cltr.scorer.Scorer;
import java.util.Arrays;

/**
 * The debiased DCG@10 per impression of ranking each list by its scores: (1/N) Σ_lists Σ_d γ̂_d
 * 1[rank ≤ 10]/log2(1 + rank). State: two numbers.
 */
record HeldOutGain(Scorer scorer, double[] parameters, int column)
    implements Fold<ListBlock, double[], Double> {
  private static final int DEPTH = 10;

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
      state[0] += gain(block.signal()[column], from, scores);
    }
    state[1] += block.counts().represented();
  }

  static double gain(double[] signal, int from, double[] scores) {
    long[] ties = new long[scores.length];
    Arrays.setAll(ties, d -> d);
    int[] best = Rankings.best(scores, ties, DEPTH);
    double gain = 0;
    for (int rank = 1; rank <= best.length; rank++) {
      gain += signal[from + best[rank - 1]] * StrictMath.log(2) / StrictMath.log(1 + rank);
    }
    return gain;
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
