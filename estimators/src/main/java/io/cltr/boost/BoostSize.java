package io.cltr.boost;

import io.cltr.fold.Fold;

/** How much the blocks hold. State: six numbers. */
public record BoostSize<B extends BoostBlock>() implements Fold<B, double[], BoostSize.Size> {

  /**
   * Sums over blocks.
   *
   * @param width number of features; 0 without documents
   * @param blocks that hold a list
   * @param represented impressions of the full log
   * @param listWeight mean over lists of the impressions of their query
   */
  public record Size(
      long documents, int width, int blocks, double represented, double listWeight) {}

  @Override
  public double[] start() {
    return new double[6];
  }

  @Override
  public void add(double[] state, B block) {
    state[0] += block.documents();
    state[1] = Math.max(state[1], block.documents() == 0 ? 0 : block.width());
    state[2] += block.documents() == 0 ? 0 : 1;
    state[3] += block.represented();
    state[4] += block.lists();
    for (int l = 0; l < block.lists(); l++) {
      state[5] += block.list(l, 0).impressions();
    }
  }

  @Override
  public void merge(double[] into, double[] from) {
    into[0] += from[0];
    into[1] = Math.max(into[1], from[1]);
    into[2] += from[2];
    into[3] += from[3];
    into[4] += from[4];
    into[5] += from[5];
  }

  @Override
  public Size finish(double[] state) {
    return new Size(
        (long) state[0],
        (int) state[1],
        (int) state[2],
        state[3],
        state[4] == 0 ? 1 : state[5] / state[4]);
  }
}
