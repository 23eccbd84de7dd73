package io.cltr.pipeline.spark;

import io.cltr.fold.Blocks;
import io.cltr.fold.LocalBlocks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Packed blocks in a fixed number of parts, whatever the partitions they lay in: part p holds the
 * blocks whose number is p modulo the parts, in the order of their numbers.
 */
public final class BlockParts {
  private BlockParts() {}

  /**
   * One partition with one list per part, cached on the executors until it is unpersisted.
   *
   * @param context where blocks that lie in the driver are spread
   */
  public static <P extends Serializable> JavaRDD<List<P>> of(
      Blocks<? extends P> blocks, int parts, JavaSparkContext context) {
    return BlockParts.<P>tagged(blocks, parts, context)
        .mapToPair(pack -> new Tuple2<Integer, Tagged<P>>(pack.block() % parts, pack))
        .partitionBy(new ByNumber(parts))
        .mapPartitions(
            packs -> {
              List<Tagged<P>> own = new ArrayList<>();
              packs.forEachRemaining(pack -> own.add(pack._2()));
              return List.<List<P>>of(new ArrayList<>(Tagged.inBlockOrder(own))).iterator();
            },
            true)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  @SuppressWarnings("unchecked")
  private static <P extends Serializable> JavaRDD<Tagged<P>> tagged(
      Blocks<? extends P> blocks, int parts, JavaSparkContext context) {
    if (blocks instanceof SparkBlocks<? extends P> spread) {
      return spread.packs().map(pack -> new Tagged<P>(pack.block(), pack.value()));
    }
    List<Tagged<P>> tagged = new ArrayList<>();
    for (P block : ((LocalBlocks<P>) blocks).blocks()) {
      tagged.add(new Tagged<>(tagged.size(), block));
    }
    return context.parallelize(tagged, parts);
  }

  private static final class ByNumber extends Partitioner {
    private final int parts;

    ByNumber(int parts) {
      this.parts = parts;
    }

    @Override
    public int numPartitions() {
      return parts;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key;
    }
  }
}
