package io.cltr.propensity.experiment;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;

/**
 * Compares, inside each marked impression, the clicks at the positions that were exchanged at
 * random with the click at position 1; state: {@link Comparisons}.
 *
 * @param mark swap-K: K; shuffle-N: 2..N
 */
record MarkedImpressions(Mark mark, int depth)
    implements Fold<Impression, Comparisons, Comparisons> {
  @Override
  public Comparisons start() {
    return new Comparisons(depth);
  }

  @Override
  public void add(Comparisons state, Impression item) {
    int last = mark.of(item.randomization());
    if (last < 2 || item.size() == 0 || item.positions()[0] != 1) {
      return;
    }
    double v = item.weight();
    boolean compared = false;
    for (int i = 1; i < item.size() && item.positions()[i] <= last; i++) {
      int k = item.positions()[i];
      if (mark == Mark.shuffle || k == last) {
        state.add(item.bucket(), k, v, v * item.clicks()[i]);
        state.addFirst(item.bucket(), k, v, v * item.clicks()[0]);
        state.observe(k, v, v * v);
        compared = true;
      }
    }
    if (compared) {
      state.observe(1, v, v * v);
    }
  }

  @Override
  public void merge(Comparisons into, Comparisons from) {
    into.merge(from);
  }

  @Override
  public Comparisons finish(Comparisons state) {
    return state;
  }
}
