package io.cltr.change;

import java.util.Arrays;

/**
 * The shares that maximise Σ_j n_j log π_j where a mean is held: Σ π_j r_j = t.
 *
 * <pre>π_j = n_j/(N + λ (r_j − t)),   λ the root of Σ n_j (r_j − t)/(N + λ (r_j − t))</pre>
 *
 * <p>Where t is the smallest or largest r, the parts with that r share all.
 *
 * @param r by part; empty for no condition
 * @param t between the smallest and the largest r
 */
record Held(double[] r, double t) {
  /** No condition. */
  static final Held NONE = new Held(new double[0], 0);

  private static final int HALVINGS = 100;

  /** Parts with a smaller share of the counts are out of use. */
  private static final double SMALLEST = 1e-12;

  /** π for the counts n. */
  double[] shares(double[] counts) {
    double total = Arrays.stream(counts).sum();
    double[] shares = new double[counts.length];
    if (r.length == 0) {
      Arrays.setAll(shares, j -> counts[j] / total);
      return shares;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < r.length; j++) {
      if (counts[j] > SMALLEST * total) {
        least = Math.min(least, r[j]);
        most = Math.max(most, r[j]);
      }
    }
    if (t <= least || t >= most) {
      return only(counts, t <= least ? least : most);
    }
    double bottom = least;
    double top = most;
    double low = -total / (most - t);
    double high = total / (t - least);
    for (int step = 0; step < HALVINGS; step++) {
      double middle = (low + high) / 2;
      if (slope(counts, total, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double root = (low + high) / 2;
    Arrays.setAll(
        shares, j -> r[j] < bottom || r[j] > top ? 0 : counts[j] / (total + root * (r[j] - t)));
    double sum = Arrays.stream(shares).sum();
    Arrays.setAll(shares, j -> shares[j] / sum);
    return shares;
  }

  private double slope(double[] counts, double total, double root) {
    double sum = 0;
    for (int j = 0; j < r.length; j++) {
      if (counts[j] > SMALLEST * total) {
        sum += counts[j] * (r[j] - t) / (total + root * (r[j] - t));
      }
    }
    return sum;
  }

  private double[] only(double[] counts, double kept) {
    double[] shares = new double[counts.length];
    double sum = 0;
    for (int j = 0; j < r.length; j++) {
      shares[j] = r[j] == kept ? counts[j] : 0;
      sum += shares[j];
    }
    for (int j = 0; j < r.length; j++) {
      shares[j] /= sum;
    }
    return shares;
  }
}
