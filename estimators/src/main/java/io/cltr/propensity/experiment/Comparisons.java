package io.cltr.propensity.experiment;

import io.cltr.interval.BucketInfluence;
import io.cltr.log.EffectiveNumber;
import io.cltr.log.Units;
import io.cltr.propensity.Components;
import io.cltr.propensity.LogCurve;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Click rates at each position, beside those of position 1 that they are compared with, as an
 * experiment makes them comparable: θ_k = (c_k/n_k)/(c_1k/n_1k), with n displays and c clicks at k,
 * and n_1k and c_1k at 1 in the same experiment. Positions are 1-based.
 *
 * <p>Influence of unit bucket b on log θ_k: c_kb/c_k − n_kb/n_k − c_1kb/c_1k + n_1kb/n_1k. State: 4
 * K numbers a bucket.
 */
final class Comparisons implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 0;
  private static final int CLICKS = 1;
  private static final int FIRST_SHOWN = 2;
  private static final int FIRST_CLICKS = 3;
  private static final int SUMS = 4;

  private final int depth;
  private final double[][] byBucket = new double[Units.BUCKETS][];
  private final double[] observed;
  private final double[] squares;

  Comparisons(int depth) {
    this.depth = depth;
    observed = new double[depth];
    squares = new double[depth];
  }

  /** Displays at position {@code k} with their clicks. */
  void add(int bucket, int k, double shown, double clicks) {
    row(bucket)[index(k, SHOWN)] += shown;
    row(bucket)[index(k, CLICKS)] += clicks;
  }

  /** Displays at position 1 with their clicks, to compare position {@code k} with. */
  void addFirst(int bucket, int k, double shown, double clicks) {
    row(bucket)[index(k, FIRST_SHOWN)] += shown;
    row(bucket)[index(k, FIRST_CLICKS)] += clicks;
  }

  /** Counts evidence on position {@code k}: Σv and Σv² of displays. */
  void observe(int k, double shown, double square) {
    observed[k - 1] += shown;
    squares[k - 1] += square;
  }

  void merge(Comparisons more) {
    for (int b = 0; b < byBucket.length; b++) {
      for (int i = 0; more.byBucket[b] != null && i < more.byBucket[b].length; i++) {
        row(b)[i] += more.byBucket[b][i];
      }
    }
    for (int k = 0; k < depth; k++) {
      observed[k] += more.observed[k];
      squares[k] += more.squares[k];
    }
  }

  /** Whether any display was added. */
  boolean isEmpty() {
    return IntStream.range(0, depth).allMatch(k -> observed[k] == 0);
  }

  /** The curve; positions without clicks at both sides are not identified. */
  LogCurve curve() {
    double[] totals = new double[SUMS * depth];
    for (double[] row : byBucket) {
      for (int i = 0; row != null && i < row.length; i++) {
        totals[i] += row[i];
      }
    }
    List<Integer> identified = new ArrayList<>(List.of(0));
    double[] logTheta = new double[depth];
    boolean[][] compared = new boolean[depth][depth];
    for (int k = 2; k <= depth; k++) {
      compared[0][k - 1] = totals[index(k, SHOWN)] > 0 && totals[index(k, FIRST_SHOWN)] > 0;
      if (totals[index(k, CLICKS)] > 0 && totals[index(k, FIRST_CLICKS)] > 0) {
        identified.add(k - 1);
        logTheta[k - 1] = logRatio(totals, k);
      }
    }
    double[][] influence = new double[byBucket.length][];
    for (int b = 0; b < byBucket.length; b++) {
      if (byBucket[b] != null) {
        influence[b] = new double[depth];
        for (int k : identified) {
          influence[b][k] = k == 0 ? 0 : share(byBucket[b], totals, k + 1);
        }
      }
    }
    return new LogCurve(
        logTheta,
        identified,
        Components.of(compared),
        new BucketInfluence(depth, influence),
        IntStream.range(0, depth)
            .mapToLong(k -> Math.round(EffectiveNumber.of(observed[k], squares[k])))
            .toArray());
  }

  private double logRatio(double[] totals, int k) {
    return StrictMath.log(totals[index(k, CLICKS)])
        - StrictMath.log(totals[index(k, SHOWN)])
        - StrictMath.log(totals[index(k, FIRST_CLICKS)])
        + StrictMath.log(totals[index(k, FIRST_SHOWN)]);
  }

  private double share(double[] row, double[] totals, int k) {
    return row[index(k, CLICKS)] / totals[index(k, CLICKS)]
        - row[index(k, SHOWN)] / totals[index(k, SHOWN)]
        - row[index(k, FIRST_CLICKS)] / totals[index(k, FIRST_CLICKS)]
        + row[index(k, FIRST_SHOWN)] / totals[index(k, FIRST_SHOWN)];
  }

  private static int index(int k, int sum) {
    return SUMS * (k - 1) + sum;
  }

  private double[] row(int bucket) {
    if (byBucket[bucket] == null) {
      byBucket[bucket] = new double[SUMS * depth];
    }
    return byBucket[bucket];
  }
}
