package io.cltr.boost;

import io.cltr.fold.Fold;
import io.cltr.objective.ListData;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A share of the lists of all blocks, in one place: list l is kept where the hash of its key lies
 * below the share, so a larger share keeps what a smaller one does. State: the kept lists.
 *
 * @param share in (0, 1]
 */
public record BoostSample<B extends BoostBlock>(double share)
    implements Fold<B, ArrayList<BoostBlock>, List<BoostBlock>> {
  private static final long SALT = 0x626f6f7374L;
  private static final double RANGE = 1L << 53;

  @Override
  public ArrayList<BoostBlock> start() {
    return new ArrayList<>();
  }

  @Override
  public void add(ArrayList<BoostBlock> state, B block) {
    state.add(share >= 1 ? block : kept(block));
  }

  @Override
  public void merge(ArrayList<BoostBlock> into, ArrayList<BoostBlock> from) {
    into.addAll(from);
  }

  @Override
  public List<BoostBlock> finish(ArrayList<BoostBlock> state) {
    return List.copyOf(state);
  }

  private Part kept(B block) {
    int[] lists = new int[block.lists()];
    int count = 0;
    for (int l = 0; l < lists.length; l++) {
      if ((Hash64.of(Long.toHexString(block.keys()[l]), SALT) >>> 11) / RANGE < share) {
        lists[count++] = l;
      }
    }
    return Part.of(block, Arrays.copyOf(lists, count));
  }

  /** Some lists of a block. */
  private record Part(BoostBlock block, int[] kept, int[] offsets, long[] keys, float[] features)
      implements BoostBlock, Serializable {

    static Part of(BoostBlock block, int[] kept) {
      int[] offsets = new int[kept.length + 1];
      long[] keys = new long[kept.length];
      int[] own = block.offsets();
      for (int l = 0; l < kept.length; l++) {
        offsets[l + 1] = offsets[l] + own[kept[l] + 1] - own[kept[l]];
        keys[l] = block.keys()[kept[l]];
      }
      int width = block.width();
      float[] features = new float[offsets[kept.length] * width];
      for (int l = 0; l < kept.length; l++) {
        System.arraycopy(
            block.features(),
            own[kept[l]] * width,
            features,
            offsets[l] * width,
            (offsets[l + 1] - offsets[l]) * width);
      }
      return new Part(block, kept, offsets, keys, features);
    }

    @Override
    public int width() {
      return block.width();
    }

    @Override
    public ListData list(int list, int column) {
      return block.list(kept[list], column);
    }

    @Override
    public double represented() {
      return block.represented();
    }
  }
}
