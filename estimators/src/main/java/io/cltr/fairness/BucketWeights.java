package io.cltr.fairness;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.Sums;
import io.cltr.log.Units;
import io.cltr.value.slice.Slices;
import java.util.TreeMap;

/** Σv of one query by coarse bucket of units; state: one number per bucket met. */
public record BucketWeights()
    implements Fold<Impression, TreeMap<Integer, Sums>, TreeMap<Integer, Double>> {
  /** Number of coarse buckets. */
  public static final int BUCKETS = bucket(Units.BUCKETS - 1) + 1;

  /** The coarse bucket that values of groups count the units of {@code unitBucket} in. */
  static int bucket(int unitBucket) {
    return Slices.bucket(Slices.GROUP, unitBucket);
  }

  @Override
  public TreeMap<Integer, Sums> start() {
    return new TreeMap<>();
  }

  @Override
  public void add(TreeMap<Integer, Sums> state, Impression item) {
    state.computeIfAbsent(bucket(item.bucket()), absent -> new Sums(1)).add(0, item.weight());
  }

  @Override
  public void merge(TreeMap<Integer, Sums> into, TreeMap<Integer, Sums> from) {
    from.forEach((bucket, sums) -> into.computeIfAbsent(bucket, absent -> new Sums(1)).add(sums));
  }

  @Override
  public boolean isExact(TreeMap<Integer, Sums> state) {
    return state.values().stream().allMatch(Sums::isExact);
  }

  @Override
  public TreeMap<Integer, Double> finish(TreeMap<Integer, Sums> state) {
    TreeMap<Integer, Double> weights = new TreeMap<>();
    state.forEach((bucket, sums) -> weights.put(bucket, sums.get(0)));
    return weights;
  }
}
