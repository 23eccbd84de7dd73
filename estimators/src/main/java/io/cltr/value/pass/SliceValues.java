package io.cltr.value.pass;

import io.cltr.interval.Bounds;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Sample;
import io.cltr.interval.Statistic;
import io.cltr.interval.Totals;
import io.cltr.log.Units;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueEstimator.Basis;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.SliceSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of one slice from its sums; n is the sum of the impressions' weights.
 *
 * <p>Two stages: the influence of bucket b on a value is ∇g·(sums_b − means·n_b)/n + Σ_k ∂V/∂log
 * θ_k · (influence of b on log θ_k), so an interval holds both the error of the value at a known θ
 * and that of θ̂, with their covariance.
 */
final class SliceValues {
  private final Valuation valuation;
  private final Cells cells;
  private final String slice;
  private final SliceSums sums;
  private final BucketInfluence propensities;
  private final double level;
  private final double n;

  SliceValues(
      Valuation valuation,
      Cells cells,
      String slice,
      SliceSums sums,
      BucketInfluence propensities,
      double level) {
    this.valuation = valuation;
    this.cells = cells;
    this.slice = slice;
    this.sums = sums;
    this.propensities = propensities;
    this.level = level;
    this.n = sums.n();
  }

  /** The values of all {@code slices}. */
  static ValueTable table(
      Valuation valuation,
      Cells cells,
      SortedMap<String, SliceSums> slices,
      BucketInfluence propensities,
      double level) {
    List<CellValue> values = new ArrayList<>();
    slices.forEach(
        (slice, sums) ->
            values.addAll(
                new SliceValues(valuation, cells, slice, sums, propensities, level).all()));
    return new ValueTable(level, values);
  }

  CellValue cell(int policy, int metric, int estimator) {
    int pair = cells.pair(policy, metric);
    int cell = cells.cell(pair, estimator);
    ValueEstimator method = valuation.estimators().get(estimator);
    Statistic statistic =
        valuation
            .weighting()
            .statistic(method, cells.examination().depth())
            .on(cells.pilots().grid(metric));
    List<Totals> buckets = totals(cell);
    Totals totals = Totals.of(buckets);
    double value = statistic.value(totals);
    double[] gradient = statistic.gradient(totals);
    double[] slope = slope(cell, gradient);
    double drawn = sums.evidence().drawn()[cell] / (n * n);
    List<Bounds> bounds;
    SortedMap<Integer, Double> influence;
    int clusters;
    if (method.basis() == Basis.USER) {
      Refits refits = Refits.of(slice, sums, cells.layout(), cell);
      bounds =
          valuation.intervals().stream()
              .map(kind -> refits.bounds(kind, statistic, drawn, level, sums.units()))
              .toList();
      influence = refits.influence();
      clusters = influence.size();
    } else {
      SortedMap<Integer, Double> earlier =
          method.usesExamination() || !(valuation.weighting() instanceof DisplayWeighting)
              ? earlier(slope)
              : new TreeMap<>();
      Sample sample = sample(cell, buckets, totals, gradient, statistic, method, earlier, drawn);
      bounds =
          valuation.intervals().stream()
              .map(kind -> statistic.bounds(kind, sample, level))
              .toList();
      influence = influence(cell, totals, gradient, earlier);
      clusters = sums.buckets().size();
    }
    double tail = sums.weights().paretoShape(cell, sums.units());
    double error = ValueTable.error(influence, clusters, drawn);
    Diagnosis diagnosis =
        new Diagnosis(
            valuation, cells, sums, policy, metric, estimator, n, totals, tail, value, error);
    return new CellValue(
        valuation.policies().get(policy).name(),
        valuation.metrics().get(metric).id(),
        valuation.label(estimator),
        slice,
        value,
        bounds,
        influence,
        clusters,
        drawn,
        Arrays.stream(slope).boxed().toList(),
        sums.units(),
        sums.impressions(),
        n,
        diagnosis.effectiveUnits(),
        diagnosis.largestShare(),
        sums.weights().balance(cell),
        tail,
        (sums.evidence().unsupported()[cell] + diagnosis.cutAsBias()) / n,
        sums.evidence().modelled()[cell] / n,
        diagnosis.trusted(),
        diagnosis.warnings(bounds.get(0)));
  }

  private List<Totals> totals(int cell) {
    return sums.buckets().values().stream().map(row -> cells.layout().totals(row, cell)).toList();
  }

  private Sample sample(
      int cell,
      List<Totals> buckets,
      Totals totals,
      double[] gradient,
      Statistic statistic,
      ValueEstimator method,
      SortedMap<Integer, Double> earlier,
      double drawn) {
    double[] byBucket = new double[earlier.isEmpty() ? 0 : Units.BUCKETS];
    earlier.forEach((bucket, psi) -> byBucket[bucket] = psi);
    return new Sample(
        statistic,
        buckets,
        sums.buckets().keySet().stream().mapToInt(Integer::intValue).toArray(),
        byBucket,
        drawn,
        valuation.weighting().range(method),
        sums.clusters(cell, totals.means(), gradient));
  }

  /** Influence of what was estimated before, by bucket of the slice; empty where θ is known. */
  private SortedMap<Integer, Double> earlier(double[] slope) {
    SortedMap<Integer, Double> earlier = new TreeMap<>();
    for (int b = 0; b < Units.BUCKETS; b++) {
      if (propensities.values()[b] != null) {
        double psi = 0;
        for (int k = 0; k < slope.length; k++) {
          psi += slope[k] * propensities.values()[b][k];
        }
        earlier.merge(Slices.bucket(slice, b), psi, Double::sum);
      }
    }
    return earlier;
  }

  private SortedMap<Integer, Double> influence(
      int cell, Totals totals, double[] gradient, SortedMap<Integer, Double> earlier) {
    double[] means = totals.means();
    SortedMap<Integer, Double> influence = new TreeMap<>(earlier);
    for (Map.Entry<Integer, double[]> bucket : sums.buckets().entrySet()) {
      double[] row = bucket.getValue();
      double psi = 0;
      for (int j = 0; j < gradient.length; j++) {
        psi += gradient[j] * (row[cells.layout().rows()[cell] + j] - means[j] * row[1]) / n;
      }
      influence.merge(bucket.getKey(), psi, Double::sum);
    }
    return influence;
  }

  /** ∂V/∂log θ. */
  private double[] slope(int cell, double[] gradient) {
    double[] slope = new double[cells.examination().depth()];
    for (int j = 0; j < gradient.length; j++) {
      double[] moment = sums.evidence().slopes()[cells.vector(cell) + j];
      for (int k = 0; k < slope.length; k++) {
        slope[k] += gradient[j] * moment[k] / n;
      }
    }
    return slope;
  }

  /** The values of all cells. */
  List<CellValue> all() {
    List<CellValue> values = new ArrayList<>();
    for (int p = 0; p < cells.policies(); p++) {
      for (int m = 0; m < cells.metrics().size(); m++) {
        for (int e = 0; e < cells.estimators(); e++) {
          values.add(cell(p, m, e));
        }
      }
    }
    return values;
  }
}
