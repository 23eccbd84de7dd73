package io.cltr.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects units into buckets, as a fold over a log does. */
final class UnitSums {
  private final double[][] sums;
  private final double[][] products;
  private final long[] units;

  UnitSums(int buckets, int moments) {
    sums = new double[buckets][moments + 1];
    products = new double[buckets][(moments + 1) * (moments + 2) / 2];
    units = new long[buckets];
  }

  /** A unit of {@code a_0} impressions with the sums a_1..a_m of its moments. */
  void add(int bucket, double... a) {
    units[bucket]++;
    int at = 0;
    for (int i = 0; i < a.length; i++) {
      sums[bucket][i] += a[i];
      for (int j = i; j < a.length; j++) {
        products[bucket][at++] += a[i] * a[j];
      }
    }
  }

  List<Totals> buckets() {
    List<Totals> found = new ArrayList<>();
    for (int b = 0; b < units.length; b++) {
      if (units[b] > 0) {
        found.add(new Totals(units[b], sums[b], products[b]));
      }
    }
    return found;
  }

  int[] numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (int b = 0; b < units.length; b++) {
      if (units[b] > 0) {
        numbers.add(b);
      }
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  Sample sample(Statistic statistic) {
    return Sample.oneStage(statistic, buckets(), numbers(), Optional.empty());
  }

  Sample sample(Statistic statistic, double low, double high) {
    return Sample.oneStage(
        statistic, buckets(), numbers(), Optional.of(new Sample.Range(low, high)));
  }

  Sample twoStage(Statistic statistic, double[] earlier) {
    return new Sample(
        statistic, buckets(), numbers(), earlier, 0, Optional.empty(), Optional.empty());
  }

  /** Rows of {@code values} as units of one impression each, dealt out to {@code buckets}. */
  static UnitSums rows(int buckets, double... values) {
    UnitSums sums = new UnitSums(buckets, 1);
    for (int i = 0; i < values.length; i++) {
      sums.add(i % buckets, 1, values[i]);
    }
    return sums;
  }

  /** mean_1/mean_2. */
  record Ratio() implements Statistic {
    @Override
    public double value(Totals totals) {
      return totals.mean(1) / totals.mean(2);
    }

    @Override
    public double[] gradient(Totals totals) {
      double below = totals.mean(2);
      return new double[] {1 / below, -totals.mean(1) / (below * below)};
    }
  }
}
