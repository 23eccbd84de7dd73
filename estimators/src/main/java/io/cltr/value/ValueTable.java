package io.cltr.value;

import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Every value of a valuation with its influence per unit bucket, so that intervals of values, of
 * differences and of any other weighted sums follow without another pass.
 *
 * @param interval how intervals are computed
 */
public record ValueTable(String interval, List<CellValue> cells) {
  private static final String FIXED = "cluster-robust t over unit buckets, propensities held fixed";
  private static final String TWO_STAGE = "two-stage cluster-robust t over unit buckets";

  /**
   * One value.
   *
   * @param influence value − truth ≈ Σ over buckets; by the buckets that hold units of the slice or
   *     of the propensities
   * @param trusted whether the evidence carries a conclusion
   */
  public record CellValue(
      String policy,
      String metric,
      String estimator,
      String slice,
      double value,
      SortedMap<Integer, Double> influence,
      int buckets,
      long units,
      long impressions,
      double ess,
      double maxWeightShare,
      double unsupported,
      boolean trusted,
      List<String> warnings) {

    /** The standard error; infinite below two buckets. */
    double standardError() {
      return error(influence, buckets);
    }
  }

  static double error(SortedMap<Integer, Double> influence, int buckets) {
    if (buckets < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (double psi : influence.values()) {
      sum += psi * psi;
    }
    return Math.sqrt(sum * buckets / (buckets - 1.0));
  }

  static ValueTable of(
      Valuation valuation, SortedMap<String, SliceSums> slices, BucketInfluence propensities) {
    List<CellValue> cells = new ArrayList<>();
    slices.forEach(
        (slice, sums) -> {
          SliceValues values = new SliceValues(valuation, slice, sums, propensities);
          for (int p = 0; p < valuation.policies().size(); p++) {
            for (int m = 0; m < valuation.metrics().size(); m++) {
              for (int e = 0; e < valuation.estimators().size(); e++) {
                cells.add(values.cell(p, m, e));
              }
            }
          }
        });
    return new ValueTable(propensities.isNone() ? FIXED : TWO_STAGE, cells);
  }

  /** The values with intervals at {@code level}; policies in their order, slices sorted. */
  public List<Value> values(double level) {
    return cells.stream().map(cell -> value(cell, level)).toList();
  }

  /** Paired differences of every other policy to {@code baseline}. */
  public List<Comparison> comparisons(String baseline, double level) {
    List<Comparison> comparisons = new ArrayList<>();
    for (CellValue cell : cells) {
      if (!cell.policy().equals(baseline)) {
        CellValue base = find(baseline, cell.metric(), cell.estimator(), cell.slice());
        comparisons.add(comparison(cell, base, level));
      }
    }
    return comparisons;
  }

  /** The cell of {@code policy}; a {@link ConfigException} where there is none. */
  public CellValue find(String policy, String metric, String estimator, String slice) {
    return cells.stream()
        .filter(
            cell ->
                cell.policy().equals(policy)
                    && cell.metric().equals(metric)
                    && cell.estimator().equals(estimator)
                    && cell.slice().equals(slice))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "there is no value of %s in %s by %s for %s; valued are %s in %s by %s"
                        .formatted(
                            policy,
                            metric,
                            estimator,
                            slice,
                            policies(),
                            distinct(CellValue::metric),
                            distinct(CellValue::estimator))));
  }

  /** {@code a}·value of {@code first} + {@code b}·value of {@code second}, on the same units. */
  public static Contrast contrast(double a, CellValue first, double b, CellValue second) {
    SortedMap<Integer, Double> influence = new TreeMap<>();
    TreeSet<Integer> buckets = new TreeSet<>(first.influence().keySet());
    buckets.addAll(second.influence().keySet());
    for (int bucket : buckets) {
      influence.put(
          bucket,
          a * first.influence().getOrDefault(bucket, 0.0)
              + b * second.influence().getOrDefault(bucket, 0.0));
    }
    int count = Math.max(first.buckets(), second.buckets());
    return new Contrast(a * first.value() + b * second.value(), error(influence, count), count);
  }

  /** A weighted sum of two values. */
  public record Contrast(double value, double standardError, int buckets) {
    /** Half the width of its interval. */
    public double halfWidth(double level) {
      return standardError == 0 ? 0 : standardError * StudentT.quantile(buckets, level);
    }
  }

  private Value value(CellValue cell, double level) {
    double error = cell.standardError();
    double half = error == 0 ? 0 : error * StudentT.quantile(cell.buckets(), level);
    return new Value(
        cell.policy(),
        cell.metric(),
        cell.estimator(),
        cell.slice(),
        cell.value(),
        error,
        cell.value() - half,
        cell.value() + half,
        level,
        interval,
        cell.units(),
        cell.impressions(),
        cell.ess(),
        cell.maxWeightShare(),
        cell.unsupported(),
        cell.warnings());
  }

  private Comparison comparison(CellValue cell, CellValue base, double level) {
    Contrast difference = contrast(1, cell, -1, base);
    double half = difference.halfWidth(level);
    List<String> warnings = new ArrayList<>(cell.warnings());
    base.warnings().forEach(w -> warnings.add(base.policy() + ": " + w));
    return new Comparison(
        cell.policy(),
        base.policy(),
        cell.metric(),
        cell.estimator(),
        cell.slice(),
        difference.value(),
        difference.value() / base.value(),
        difference.standardError(),
        difference.value() - half,
        difference.value() + half,
        level,
        "paired " + interval,
        cell.units(),
        cell.unsupported(),
        base.unsupported(),
        warnings);
  }

  /** The names of the policies, in their order. */
  public List<String> policies() {
    return distinct(CellValue::policy);
  }

  private List<String> distinct(Function<CellValue, String> part) {
    return cells.stream().map(part).distinct().toList();
  }
}
