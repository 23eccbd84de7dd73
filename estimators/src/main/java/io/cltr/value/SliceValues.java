package io.cltr.value;

import io.cltr.interval.BucketInfluence;
import io.cltr.log.Units;
import io.cltr.value.QueryEvidence.SliceEvidence;
import io.cltr.value.ValueTable.CellValue;
import java.util.ArrayList;
import java.util.List;
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
  private static final long FEW_UNITS = 100;
  private static final double FEW_EFFECTIVE_UNITS = 50;
  private static final double LARGE_SHARE = 0.1;
  private static final double UNSUPPORTED = 0.02;
  private static final double CUT = 0.01;
  private static final double SPARSE = 0.1;
  private static final double EXCESS = 0.25;
  private static final double FAR = 4;
  private static final double ROUNDING = 1e-9;

  private final Valuation valuation;
  private final String slice;
  private final SliceSums sums;
  private final BucketInfluence propensities;
  private final double[] totals;
  private final double n;

  SliceValues(Valuation valuation, String slice, SliceSums sums, BucketInfluence propensities) {
    this.valuation = valuation;
    this.slice = slice;
    this.sums = sums;
    this.propensities = propensities;
    this.totals = sums.totals();
    this.n = totals[0];
  }

  CellValue cell(int policy, int metric, int estimator) {
    int pair = valuation.pair(policy, metric);
    int cell = valuation.cell(pair, estimator);
    int[] columns = {1 + cell, 1 + valuation.cells() + cell, 1 + 2 * valuation.cells() + pair};
    double x = totals[columns[0]] / n;
    double s = totals[columns[1]] / n;
    double omega = totals[columns[2]] / n;
    ValueEstimator method = valuation.estimators().get(estimator);
    double value = method.value(x, s, omega);
    double[] gradient = method.gradient(x, s, omega);
    double unsupported = sums.evidence().unsupported()[pair] / n;
    double[] means = {x, s, omega};
    SortedMap<Integer, Double> influence = influence(columns, means, gradient);
    return new CellValue(
        valuation.policies().get(policy).name(),
        valuation.metrics().get(metric).id(),
        method.id(),
        slice,
        value,
        influence,
        sums.buckets().size(),
        sums.units(),
        sums.impressions(),
        sums.effectiveUnits(cell),
        sums.largestShare(cell),
        unsupported + sums.cut(cell) / n,
        trusted(cell, columns, means),
        warnings(
            policy,
            metric,
            cell,
            columns,
            means,
            unsupported,
            ValueTable.error(influence, sums.buckets().size())));
  }

  private SortedMap<Integer, Double> influence(int[] columns, double[] means, double[] gradient) {
    double[] slope = slope(columns, gradient);
    SortedMap<Integer, Double> influence = new TreeMap<>();
    for (int b = 0; b < Units.BUCKETS; b++) {
      double[] bucket = sums.buckets().get(b);
      boolean any = bucket != null;
      double psi = 0;
      for (int i = 0; any && i < columns.length; i++) {
        psi += gradient[i] * (bucket[columns[i]] - means[i] * bucket[0]) / n;
      }
      if (propensities.values()[b] != null) {
        any = true;
        for (int k = 0; k < slope.length; k++) {
          psi += slope[k] * propensities.values()[b][k];
        }
      }
      if (any) {
        influence.put(b, psi);
      }
    }
    return influence;
  }

  /** ∂V/∂log θ. */
  private double[] slope(int[] columns, double[] gradient) {
    double[] slope = new double[valuation.examination().depth()];
    for (int k = 0; k < slope.length; k++) {
      for (int i = 0; i < columns.length; i++) {
        slope[k] += gradient[i] * sums.evidence().slopes()[columns[i] - 1][k] / n;
      }
    }
    return slope;
  }

  private List<String> warnings(
      int policy,
      int metric,
      int cell,
      int[] columns,
      double[] means,
      double unsupported,
      double error) {
    List<String> warnings = new ArrayList<>();
    if (sums.weight(cell) == 0) {
      warnings.add("do not trust: the log displays nothing that the policy ranks");
      return warnings;
    }
    if (sums.units() < FEW_UNITS) {
      warnings.add("only %d units: the interval is too short".formatted(sums.units()));
    }
    if (sums.effectiveUnits(cell) < FEW_EFFECTIVE_UNITS) {
      warnings.add(
          "do not trust: the weights leave %.1f effective units of %d"
              .formatted(sums.effectiveUnits(cell), sums.units()));
    }
    if (sums.largestShare(cell) > LARGE_SHARE) {
      warnings.add(
          "one unit carries %.0f%% of the weight".formatted(100 * sums.largestShare(cell)));
    }
    double wanted = means[2] + unsupported;
    if (unsupported > UNSUPPORTED * wanted) {
      warnings.add(
          "%.1f%% of the rank weight is on documents that the log never displayed; they count as"
                  .formatted(100 * unsupported / wanted)
              + " 0, and could add %.3g".formatted(unsupported));
    }
    int pair = columns[2] - 1 - 2 * valuation.cells();
    double sparse = sums.evidence().sparse()[pair] / n / wanted;
    if (sparse > SPARSE) {
      warnings.add(
          "%.0f%% of the rank weight is on documents displayed fewer than %d times for their query:"
                  .formatted(100 * sparse, SliceEvidence.FEW)
              + " the interval is too short");
    }
    double excess = sums.evidence().excess()[pair] / n;
    if (Math.abs(excess) > EXCESS * error) {
      warnings.add(
          "the downsampled log keeps few impressions of a query: the value is %.3g too %s or more"
                  .formatted(Math.abs(excess), excess > 0 ? "high" : "low")
              + " (%.1f standard errors)".formatted(Math.abs(excess) / error));
    }
    double cut = sums.cutShare(cell);
    if (cut > CUT) {
      warnings.add(
          "the cap removed %.1f%% of the weight: the value is too low".formatted(100 * cut));
    } else if (offBalance(columns, means)) {
      warnings.add(
          "do not trust: the mean weight is %.3g and should be 1: logging probabilities are wrong,"
                  .formatted(means[1] / means[2])
              + " or the policy shows what the logger never does");
    }
    double undefined = sums.evidence().undefined()[policy];
    if (undefined > 0) {
      warnings.add(
          "the policy has no ranking for %.1f%% of the impressions".formatted(100 * undefined / n));
    }
    Metric valued = valuation.metrics().get(metric);
    if (valued.depth() > valuation.examination().depth()) {
      warnings.add(
          "the log shows %d positions: %s counts no rank beyond them"
              .formatted(valuation.examination().depth(), valued.id()));
    }
    return warnings;
  }

  /** Whether there are enough effective units and the weights add up. */
  private boolean trusted(int cell, int[] columns, double[] means) {
    return sums.effectiveUnits(cell) >= FEW_EFFECTIVE_UNITS
        && (sums.cutShare(cell) > 0 || !offBalance(columns, means));
  }

  /** Whether the mean of the used weight is further from the wanted one than chance explains. */
  private boolean offBalance(int[] columns, double[] means) {
    double[] difference = {0, 1, -1};
    double sum = 0;
    for (double[] bucket : sums.buckets().values()) {
      double psi = 0;
      for (int i = 0; i < columns.length; i++) {
        psi += difference[i] * (bucket[columns[i]] - means[i] * bucket[0]) / n;
      }
      sum += psi * psi;
    }
    return Math.abs(means[1] - means[2]) > FAR * Math.sqrt(sum) + ROUNDING * means[2];
  }
}
