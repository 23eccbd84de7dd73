package io.cltr.policy;

/**
 * Every slot by itself, whatever the others hold, so that a candidate may be shown twice.
 *
 * @param depth number of slots
 * @param probabilities candidates × slots
 */
record ProductSlates(int depth, double[] probabilities) implements Slates {
  static ProductSlates of(Ranks ranks) {
    return new ProductSlates(ranks.depth(), ranks.probabilities());
  }

  @Override
  public double[] next(int[] above, int filled) {
    double[] next = new double[probabilities.length / depth];
    for (int d = 0; d < next.length && filled < depth; d++) {
      next[d] = probabilities[d * depth + filled];
    }
    return next;
  }
}
