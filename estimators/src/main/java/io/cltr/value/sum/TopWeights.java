package io.cltr.value.sum;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The largest unit weights: up to 16 of each bucket, which hash spreads them over, and 256 in all.
 */
final class TopWeights implements Serializable {
  private static final int OF_BUCKET = 16;
  private static final int IN_ALL = 256;

  /** Rising. */
  private double[] kept = new double[0];

  void add(double weight) {
    if (weight > 0 && (kept.length < OF_BUCKET || weight > kept[0])) {
      take(new double[] {weight}, OF_BUCKET);
    }
  }

  void merge(TopWeights from) {
    take(from.kept, IN_ALL);
  }

  private void take(double[] more, int most) {
    double[] all = Arrays.copyOf(kept, kept.length + more.length);
    System.arraycopy(more, 0, all, kept.length, more.length);
    Arrays.sort(all);
    kept = all.length > most ? Arrays.copyOfRange(all, all.length - most, all.length) : all;
  }

  /** The largest, in rising order. */
  double[] rising() {
    return kept;
  }

  /** How many units' tail so many weights can tell: 3 √n of them. */
  static long tellable(long units) {
    long root = (IN_ALL - 2) / 3;
    return Math.min(units, root * root);
  }
}
