package io.cltr.value;

import io.cltr.value.QueryEvidence.SliceEvidence;
import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums of one slice; each impression counts with its weight v. Units come one after the other, so
 * the weights of the open unit are kept until the next one, or the end of the block, closes it.
 */
final class SliceSums implements Serializable {
  private final int cells;
  private final int pairs;

  /** By bucket: Σ v, then Σ v x by cell, Σ v s by cell, Σ v ω by pair. */
  private final TreeMap<Integer, double[]> buckets = new TreeMap<>();

  private String openUnit;
  private final double[] openWeights;
  private long impressions;
  private long units;
  private final double[] weights;
  private final double[] squaredWeights;
  private final double[] largestWeights;
  private final double[] cut;
  private SliceEvidence evidence;

  SliceSums(int cells, int pairs) {
    this.cells = cells;
    this.pairs = pairs;
    this.openWeights = new double[cells];
    this.weights = new double[cells];
    this.squaredWeights = new double[cells];
    this.largestWeights = new double[cells];
    this.cut = new double[cells];
  }

  void add(String unit, int bucket, double weight, SliceContribution contribution) {
    double[] sums = buckets.computeIfAbsent(bucket, absent -> new double[1 + 2 * cells + pairs]);
    impressions++;
    sums[0] += weight;
    for (int c = 0; c < cells; c++) {
      sums[1 + c] += weight * contribution.x()[c];
      sums[1 + cells + c] += weight * contribution.s()[c];
    }
    for (int p = 0; p < pairs; p++) {
      sums[1 + 2 * cells + p] += weight * contribution.omega()[p];
    }
    if (!unit.equals(openUnit)) {
      closeUnit();
      openUnit = unit;
    }
    for (int c = 0; c < cells; c++) {
      openWeights[c] += weight * contribution.weight()[c];
      cut[c] += weight * contribution.cut()[c];
    }
  }

  void add(SliceEvidence more) {
    if (evidence == null) {
      evidence = more.copy();
    } else {
      evidence.plus(more);
    }
  }

  void closeUnit() {
    if (openUnit == null) {
      return;
    }
    units++;
    openUnit = null;
    for (int c = 0; c < cells; c++) {
      weights[c] += openWeights[c];
      squaredWeights[c] += openWeights[c] * openWeights[c];
      largestWeights[c] = Math.max(largestWeights[c], openWeights[c]);
      openWeights[c] = 0;
    }
  }

  void merge(SliceSums from) {
    closeUnit();
    from.closeUnit();
    from.buckets.forEach(
        (bucket, sums) -> buckets.merge(bucket, sums, (a, b) -> SliceEvidence.plus(a, b)));
    impressions += from.impressions;
    units += from.units;
    SliceEvidence.plus(weights, from.weights);
    SliceEvidence.plus(squaredWeights, from.squaredWeights);
    SliceEvidence.plus(cut, from.cut);
    for (int c = 0; c < cells; c++) {
      largestWeights[c] = Math.max(largestWeights[c], from.largestWeights[c]);
    }
    if (from.evidence != null) {
      add(from.evidence);
    }
  }

  SortedMap<Integer, double[]> buckets() {
    return buckets;
  }

  /** Impressions of the log itself. */
  long impressions() {
    return impressions;
  }

  long units() {
    return units;
  }

  SliceEvidence evidence() {
    return evidence;
  }

  /** Totals over the buckets, laid out as they are. */
  double[] totals() {
    double[] totals = new double[1 + 2 * cells + pairs];
    buckets.values().forEach(sums -> SliceEvidence.plus(totals, sums));
    return totals;
  }

  /** Effective number of units: (Σw)²/Σw²; 0 where no weight was used. */
  double effectiveUnits(int cell) {
    return weights[cell] == 0 ? 0 : weights[cell] * weights[cell] / squaredWeights[cell];
  }

  /** The largest unit's share of all weight; 0 where no weight was used. */
  double largestShare(int cell) {
    return weights[cell] == 0 ? 0 : largestWeights[cell] / weights[cell];
  }

  /** All weight that a cap took. */
  double cut(int cell) {
    return cut[cell];
  }

  /** The share of the weight that a cap took; 0 where there was no weight. */
  double cutShare(int cell) {
    return cut[cell] == 0 ? 0 : cut[cell] / (cut[cell] + weights[cell]);
  }

  /** All weight that was used. */
  double weight(int cell) {
    return weights[cell];
  }
}
