package io.cltr.change;

import io.cltr.interval.PairedMeans;
import io.cltr.random.Hash64;
import java.io.Serializable;

/**
 * Two sums over queries, by hash bucket of the query, from which means per impression and their
 * errors follow: ψ_b = (X_b − x̄ n_b)/n, variance m/(m − 1) Σ ψ_b² over the m buckets that hold
 * queries. State: three numbers for each of {@link #BUCKETS} buckets.
 */
final class QueryBuckets implements Serializable {
  static final int BUCKETS = 128;

  private static final long SALT = 0x7175657279L;

  private final double[] first = new double[BUCKETS];
  private final double[] second = new double[BUCKETS];

  static int of(String query) {
    return (int) Long.remainderUnsigned(Hash64.of(query, SALT), BUCKETS);
  }

  void add(int bucket, double more, double moreSecond) {
    first[bucket] += more;
    second[bucket] += moreSecond;
  }

  void merge(QueryBuckets from) {
    for (int b = 0; b < BUCKETS; b++) {
      first[b] += from.first[b];
      second[b] += from.second[b];
    }
  }

  double sum() {
    double sum = 0;
    for (double x : first) {
      sum += x;
    }
    return sum;
  }

  private double sumOfSecond() {
    double sum = 0;
    for (double x : second) {
      sum += x;
    }
    return sum;
  }

  /** The means per impression, {@code impressions} being counted as first sums. */
  PairedMeans per(QueryBuckets impressions) {
    double n = impressions.sum();
    double mean = sum() / n;
    double meanSecond = sumOfSecond() / n;
    double[] moments = new double[3];
    int buckets = 0;
    for (int b = 0; b < BUCKETS; b++) {
      double count = impressions.first[b];
      if (count > 0) {
        double psi = (first[b] - mean * count) / n;
        double psiSecond = (second[b] - meanSecond * count) / n;
        moments[0] += psi * psi;
        moments[1] += psiSecond * psiSecond;
        moments[2] += psi * psiSecond;
        buckets++;
      }
    }
    double factor = buckets / (buckets - 1.0);
    return new PairedMeans(
        mean,
        meanSecond,
        buckets < 2 ? 0 : factor * moments[0],
        buckets < 2 ? 0 : factor * moments[1],
        buckets < 2 ? 0 : factor * moments[2],
        buckets);
  }
}
