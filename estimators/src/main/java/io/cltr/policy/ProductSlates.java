package io.cltr.policy;

/** Every slot by itself, whatever the others hold, so that a candidate may be shown twice. */
record ProductSlates(Ranks ranks) implements Slates {
  @Override
  public double[] next(int[] above, int filled) {
    double[] next = new double[ranks.documents()];
    for (int d = 0; d < next.length && filled < ranks.depth(); d++) {
      next[d] = ranks.at(d, filled + 1);
    }
    return next;
  }
}
