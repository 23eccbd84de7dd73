package io.cltr.learner;

import io.cltr.fold.Fold;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What entered the training from single actions.
 *
 * @param rounds impressions
 * @param represented N: impressions of the full log that they stand for
 * @param rewarded rounds with a reward
 */
record BanditCounts(long rounds, double represented, long rewarded) implements Serializable {
  static final BanditCounts NONE = new BanditCounts(0, 0, 0);

  static BanditCounts of(BanditExample item) {
    return new BanditCounts(
        item.rounds().rounds(),
        Arrays.stream(item.rounds().shown()).sum(),
        item.rounds().rewarded());
  }

  BanditCounts plus(BanditCounts other) {
    return new BanditCounts(
        rounds + other.rounds, represented + other.represented, rewarded + other.rewarded);
  }

  /** The counts of all blocks. */
  record Counter() implements Fold<BanditBlock, BanditCounts[], BanditCounts> {
    @Override
    public BanditCounts[] start() {
      return new BanditCounts[] {NONE};
    }

    @Override
    public void add(BanditCounts[] state, BanditBlock block) {
      state[0] = state[0].plus(block.counts());
    }

    @Override
    public void merge(BanditCounts[] into, BanditCounts[] from) {
      into[0] = into[0].plus(from[0]);
    }

    @Override
    public BanditCounts finish(BanditCounts[] state) {
      return state[0];
    }
  }
}
