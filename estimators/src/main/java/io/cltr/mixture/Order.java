package io.cltr.mixture;

import java.util.stream.IntStream;

/** Stable sorts of documents by falling scores. */
final class Order {
  private Order() {}

  /** 0..n−1 by falling scores, equals by index. */
  static int[] falling(double[] scores) {
    return falling(scores, IntStream.range(0, scores.length).toArray());
  }

  /** {@code items} by falling scores, equals as they stand: merges of runs of growing length. */
  static int[] falling(double[] scores, int[] items) {
    int[] from = items.clone();
    int[] to = new int[from.length];
    for (int width = 1; width < from.length; width *= 2) {
      for (int low = 0; low < from.length; low += 2 * width) {
        int middle = Math.min(low + width, from.length);
        merge(scores, from, to, low, middle, Math.min(middle + width, from.length));
      }
      int[] kept = from;
      from = to;
      to = kept;
    }
    return from;
  }

  private static void merge(double[] scores, int[] from, int[] to, int low, int middle, int high) {
    int a = low;
    int b = middle;
    for (int at = low; at < high; at++) {
      boolean first = b >= high || (a < middle && scores[from[a]] >= scores[from[b]]);
      to[at] = first ? from[a++] : from[b++];
    }
  }
}
