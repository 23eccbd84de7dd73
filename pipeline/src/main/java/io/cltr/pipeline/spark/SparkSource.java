package io.cltr.pipeline.spark;

import io.cltr.fold.Blocks;
import io.cltr.fold.Fold;
import io.cltr.fold.Key;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.LocalBlocks;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SizeEstimator;

/**
 * A source on Spark, with the bits of {@link Source#of}: a partition holds whole blocks, tasks fold
 * each block by itself, the driver merges the states in block order. So results do not depend on
 * the number of partitions, executors or threads.
 *
 * <p>{@code fold} is one job, and one more before it for each {@code joined}: it gathers the side.
 * {@code grouped} costs one shuffle of one state per key and block, bundled. {@code joined} costs
 * none where the side takes up to {@link #SIDE_BYTES}, else one of items and partners by key and
 * one of the results back to their places; {@code where} and {@code map} none. Nothing runs before
 * a fold. Items, states and packs cross machines by Java serialisation.
 */
public final class SparkSource<T> implements Source<T> {
  /**
   * Packed blocks of up to this size in all are brought into the driver's JVM: a quarter of its
   * heap, at least 256 MB and at most 768 MB, which Spark lets a job return.
   */
  public static final long LOCAL_BYTES =
      Math.min(768L << 20, Math.max(256L << 20, Runtime.getRuntime().maxMemory() / 4));

  /** The partners of a join of up to this size in all (64 MB) are sent to every executor. */
  public static final long SIDE_BYTES = 64L << 20;

  /** More than any layout has. */
  private static final int MOST_BLOCKS = 1 << 20;

  private final Later<JavaRDD<Run<T>>> runs;

  /** How many sources follow on each other in this one. */
  private final int sources;

  private SparkSource(int sources, Supplier<JavaRDD<Run<T>>> runs) {
    this.sources = sources;
    this.runs = new Later<>(runs);
  }

  /**
   * A source over {@code items}.
   *
   * @param items every partition holds whole blocks of {@code layout}, one after the other, each in
   *     the layout's order; a fold over a block that lies in two partitions fails
   */
  public static <T> SparkSource<T> laidOut(JavaRDD<T> items, Layout<T> layout) {
    return laidOut(() -> items, layout);
  }

  private static <T> SparkSource<T> laidOut(Supplier<JavaRDD<T>> items, Layout<T> layout) {
    return new SparkSource<>(
        1, () -> items.get().mapPartitions(rows -> Run.cut(rows, layout::block, item -> item)));
  }

  /** A source over {@code items}, laid out by {@code layout} and spread over the cluster. */
  public static <T> SparkSource<T> of(
      JavaSparkContext context, List<T> items, Layout<T> layout, int partitions) {
    TreeMap<Integer, ArrayList<T>> blocks = new TreeMap<>();
    for (T item : items) {
      blocks.computeIfAbsent(layout.block(item), block -> new ArrayList<>()).add(item);
    }
    blocks.values().forEach(block -> block.sort(layout.order()));
    JavaRDD<ArrayList<T>> spread =
        context.parallelize(new ArrayList<>(blocks.values()), partitions);
    return laidOut(spread.flatMap(ArrayList::iterator), layout);
  }

  @Override
  public <S extends Serializable, R> R fold(Fold<T, S, R> fold) {
    return Tagged.merged(fold, runs.get().map(run -> run.folded(fold)).collect());
  }

  @Override
  public <S extends Serializable, G> Source<Keyed<G>> grouped(Key<T> key, Fold<T, S, G> fold) {
    return laidOut(() -> Grouping.grouped(runs.get(), partitions(), key, fold), Layout.byKey());
  }

  @Override
  public Source<T> where(Test<T> test) {
    return new SparkSource<>(
        sources, () -> runs.get().map(run -> run.where(test)).filter(run -> run.items().hasNext()));
  }

  @Override
  public <R> Source<R> map(Mapping<T, R> mapping) {
    return new SparkSource<>(sources, () -> runs.get().map(run -> run.map(mapping)));
  }

  /** {@inheritDoc} A side that is not on Spark is spread over the cluster first. */
  @Override
  public <V, R> Source<R> joined(Key<T> key, Source<Keyed<V>> side, Join<T, V, R> join) {
    return joined(key, side, join, SIDE_BYTES);
  }

  <V, R> Source<R> joined(Key<T> key, Source<Keyed<V>> side, Join<T, V, R> join, long sideBytes) {
    return new SparkSource<>(
        sources,
        () -> {
          JavaRDD<Run<T>> items = runs.get();
          JavaRDD<Run<Keyed<V>>> partners = partners(side);
          return SmallSide.gathered(partners, sideBytes)
              .map(all -> SmallSide.joined(items, key, context().broadcast(all), join))
              .orElseGet(() -> Joining.joined(items, partitions(), key, partners, join));
        });
  }

  private <V> JavaRDD<Run<Keyed<V>>> partners(Source<Keyed<V>> side) {
    SparkSource<Keyed<V>> spread =
        side instanceof SparkSource<Keyed<V>> own
            ? own
            : of(context(), side.fold(new ToList<>()), Layout.byKey(), partitions());
    return spread.runs.get();
  }

  /** {@inheritDoc} The other one must be on Spark too. */
  @Override
  public Source<T> and(Source<T> other) {
    SparkSource<T> later = (SparkSource<T>) other;
    int offset = MOST_BLOCKS * sources;
    return new SparkSource<>(
        sources + later.sources,
        () -> runs.get().union(later.runs.get().map(run -> run.after(offset))));
  }

  /**
   * {@inheritDoc} The blocks are packed and measured in one job; up to {@link #LOCAL_BYTES} they
   * are then brought here, else they stay on the executors.
   */
  @Override
  public <P> Blocks<P> packed(Packer<T, P> packer) {
    return packed(packer, LOCAL_BYTES);
  }

  <P> Blocks<P> packed(Packer<T, P> packer, long localBytes) {
    JavaRDD<Tagged<P>> packs =
        runs.get().map(run -> run.packed(packer)).persist(StorageLevel.MEMORY_AND_DISK());
    long bytes =
        packs.map(pack -> SizeEstimator.estimate(pack.value())).collect().stream()
            .mapToLong(Long::longValue)
            .sum();
    if (bytes > localBytes) {
      return new SparkBlocks<>(packs);
    }
    List<P> local = Tagged.inBlockOrder(packs.collect());
    packs.unpersist(false);
    return new LocalBlocks<>(local);
  }

  /** The items, block after block. */
  public JavaRDD<T> items() {
    return runs.get().flatMap(Run::items);
  }

  /** Number of partitions to shuffle to; at least one, though an empty table may have none. */
  private int partitions() {
    return Math.max(1, runs.get().getNumPartitions());
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(runs.get().context());
  }
}
