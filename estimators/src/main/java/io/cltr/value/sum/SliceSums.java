package io.cltr.value.sum;

import io.cltr.interval.Sample.Clusters;
import io.cltr.value.sum.QueryEvidence.SliceEvidence;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums of one slice; each impression counts with its weight v. Units come one after the other, so
 * the open unit's sums are kept until the next one, or the end of the block, closes it.
 */
public final class SliceSums implements Serializable {
  private final CellLayout layout;

  /** By bucket, laid out as {@link CellLayout} says. */
  private final TreeMap<Integer, double[]> buckets = new TreeMap<>();

  /** Null where no interval asks for it. */
  private final QueryClusters clusters;

  private final double[] weightSums;
  private final UnitWeights weights;
  private String openUnit;
  private int openBucket;
  private double openN;
  private final double[] openMoments;
  private final double[] openWeights;
  private final double[] openWanted;
  private long impressions;
  private long units;
  private final double[] cut;
  private SliceEvidence evidence;

  SliceSums(CellLayout layout, boolean byQuery) {
    this.clusters = byQuery ? new QueryClusters() : null;
    this.layout = layout;
    int cells = layout.counts().length;
    this.weightSums = new double[cells];
    this.weights = new UnitWeights(cells);
    this.openMoments = new double[layout.moments()];
    this.openWeights = new double[cells];
    this.openWanted = new double[cells];
    this.cut = new double[cells];
  }

  public void add(
      String unit, String query, int bucket, double weight, SliceContribution contribution) {
    if (clusters != null) {
      clusters.add(unit, query, weight, contribution.moments());
    }
    if (!unit.equals(openUnit)) {
      closeUnit();
      openUnit = unit;
      openBucket = bucket;
    }
    impressions++;
    openN += weight;
    plus(openMoments, weight, contribution.moments());
    plus(openWeights, weight, contribution.weight());
    plus(openWanted, weight, contribution.wanted());
    plus(cut, weight, contribution.cut());
  }

  private static void plus(double[] into, double weight, double[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += weight * from[i];
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
    double[] row = buckets.computeIfAbsent(openBucket, absent -> new double[layout.length()]);
    layout.close(row, openN, openMoments);
    weights.close(openN, openWeights, openWanted);
    CellLayout.plus(weightSums, openWeights);
    openUnit = null;
    openN = 0;
    Arrays.fill(openMoments, 0);
    Arrays.fill(openWeights, 0);
    Arrays.fill(openWanted, 0);
  }

  void merge(SliceSums from) {
    closeUnit();
    from.closeUnit();
    from.buckets.forEach((bucket, sums) -> buckets.merge(bucket, sums, CellLayout::plus));
    impressions += from.impressions;
    units += from.units;
    CellLayout.plus(weightSums, from.weightSums);
    CellLayout.plus(cut, from.cut);
    weights.merge(from.weights);
    if (clusters != null) {
      clusters.merge(from.clusters);
    }
    if (from.evidence != null) {
      add(from.evidence);
    }
  }

  /** Rows of the buckets that hold units. */
  public SortedMap<Integer, double[]> buckets() {
    return buckets;
  }

  /** Σv. */
  public double n() {
    double n = 0;
    for (double[] row : buckets.values()) {
      n += row[1];
    }
    return n;
  }

  /** Impressions of the log itself. */
  public long impressions() {
    return impressions;
  }

  public long units() {
    return units;
  }

  public SliceEvidence evidence() {
    return evidence;
  }

  public UnitWeights weights() {
    return weights;
  }

  /** Influences of clusters of queries on a value; empty where no interval asks for it. */
  public Optional<Clusters> clusters(int cell, double[] means, double[] gradient) {
    return Optional.ofNullable(clusters)
        .map(own -> own.influences(layout.vectors()[cell], means, gradient, n()));
  }

  /** All weight that a cap took. */
  public double cut(int cell) {
    return cut[cell];
  }

  /** The share of the weight that a cap took; 0 where there was no weight. */
  public double cutShare(int cell) {
    return cut[cell] == 0 ? 0 : cut[cell] / (cut[cell] + weightSums[cell]);
  }

  /** All weight that was used. */
  public double weight(int cell) {
    return weightSums[cell];
  }
}
