package io.cltr.fold;

import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.Comparator;

/**
 * Where an item lies in a source: its block, and its order inside the block. Both are functions of
 * the item's ids alone, so the same data has the same layout however it was read.
 */
public interface Layout<T> extends Serializable {
  /** Number of blocks of a source that is grouped by key. */
  int KEY_BLOCKS = 64;

  /** Salt of the hash that assigns keys to blocks. */
  long KEY_SALT = 0x6b6579L;

  /** The item's block, from 0. */
  int block(T item);

  /** Order inside a block; ties only between items that are alike in every respect. */
  Comparator<T> order();

  /** The layout of keyed items: {@link #KEY_BLOCKS} blocks by hash of the key, sorted by key. */
  static <V> Layout<Keyed<V>> byKey() {
    return new Layout<>() {
      @Override
      public int block(Keyed<V> item) {
        return keyBlock(item.key());
      }

      @Override
      public Comparator<Keyed<V>> order() {
        return Comparator.comparing(Keyed::key);
      }
    };
  }

  /** The block of {@code key} in a source that is grouped by key. */
  static int keyBlock(String key) {
    return (int) Long.remainderUnsigned(Hash64.of(key, KEY_SALT), KEY_BLOCKS);
  }
}
