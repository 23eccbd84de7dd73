package io.cltr.pipeline.boost;

import io.cltr.boost.BoostBlock;
import io.cltr.boost.BoostLists;
import io.cltr.boost.BoostTask;
import io.cltr.fold.Blocks;
import io.cltr.fold.LocalBlocks;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.spark.BlockParts;
import io.cltr.pipeline.spark.Sessions;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Communicator;
import ml.dmlc.xgboost4j.java.RabitTracker;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * One ensemble grown by a fixed number of tasks, which run at the same time (a barrier stage) and
 * add up their histograms through XGBoost's tracker in the driver. Worker r takes the blocks whose
 * number is r modulo the workers: no list is split, and the ranks that the tracker hands out do not
 * matter, so the same number of workers gives the same trees.
 *
 * @param blocks number of blocks that hold documents; there are no more workers than that
 */
record Workers(BoostTask task, Grower grower, int blocks) {

  Grower.Grown grow() throws XGBoostError {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(Sessions.open("cltr").sparkContext());
    int workers = Math.min(task.machine().workers(), blocks);
    requireSlots(context, workers);
    JavaRDD<List<BoostBlock>> train = BlockParts.of(task.blocks(), workers, context);
    JavaRDD<List<BoostBlock>> heldOut =
        BlockParts.of(
            task.heldOut().<Blocks<? extends BoostBlock>>map(kept -> kept).orElse(none()),
            workers,
            context);
    try {
      train.count();
      heldOut.count();
      return grow(context, workers, train, heldOut);
    } finally {
      train.unpersist(false);
      heldOut.unpersist(false);
    }
  }

  private static Blocks<BoostBlock> none() {
    return new LocalBlocks<>(List.of());
  }

  private static void requireSlots(JavaSparkContext context, int workers) {
    if (context.master().startsWith("local") && context.defaultParallelism() < workers) {
      throw new ConfigException(
          "machine.workers: %d tasks must run at the same time, and spark.master %s runs %d; take as many workers, or spark.master=local[%d]"
              .formatted(workers, context.master(), context.defaultParallelism(), workers));
    }
  }

  private Grower.Grown grow(
      JavaSparkContext context,
      int workers,
      JavaRDD<List<BoostBlock>> train,
      JavaRDD<List<BoostBlock>> heldOut)
      throws XGBoostError {
    RabitTracker tracker = new RabitTracker(workers, host(context));
    Grower.Grown grown;
    try {
      grown = grow(context, workers, train, heldOut, tracker);
    } catch (RuntimeException | XGBoostError e) {
      stopAfter(tracker, e);
      throw e;
    }
    tracker.stop();
    return grown;
  }

  /** A tracker whose workers failed complains when it is stopped; their failure is the news. */
  private static void stopAfter(RabitTracker tracker, Exception failure) {
    try {
      tracker.stop();
    } catch (XGBoostError e) {
      failure.addSuppressed(e);
    }
  }

  private Grower.Grown grow(
      JavaSparkContext context,
      int workers,
      JavaRDD<List<BoostBlock>> train,
      JavaRDD<List<BoostBlock>> heldOut,
      RabitTracker tracker)
      throws XGBoostError {
    if (!tracker.start()) {
      throw new IllegalStateException("XGBoost's tracker did not start");
    }
    Worker worker =
        new Worker(
            tracker.getWorkerArgs(),
            new Parts(train.rdd(), train.rdd().partitions()),
            new Parts(heldOut.rdd(), heldOut.rdd().partitions()),
            grower,
            task.column(),
            task.heldOutColumn());
    ClassTag<Grower.Grown> tag = ClassTag$.MODULE$.apply(Grower.Grown.class);
    JavaRDD<Integer> tasks =
        context.parallelize(IntStream.range(0, workers).boxed().toList(), workers);
    return tasks.rdd().barrier().mapPartitions(worker, false, tag).toJavaRDD().collect().get(0);
  }

  /** The driver's address, as executors reach it. */
  private static String host(JavaSparkContext context) {
    String host = context.getConf().get("spark.driver.host");
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      throw new ConfigException(
          "spark.driver.host is %s, which has no address; set it to one that executors reach"
              .formatted(host),
          e);
    }
  }

  /** The parts of an RDD, to be taken by number inside a task. */
  private record Parts(RDD<List<BoostBlock>> rdd, Partition[] parts) implements Serializable {
    List<BoostBlock> part(int number) {
      return rdd.iterator(parts[number], TaskContext.get()).next();
    }
  }

  /** What one task does; only the first rank returns the ensemble, which all of them hold. */
  private record Worker(
      Map<String, Object> tracker,
      Parts train,
      Parts heldOut,
      Grower grower,
      int column,
      int heldOutColumn)
      implements Function1<Iterator<Integer>, Iterator<Grower.Grown>>, Serializable {

    @Override
    public Iterator<Grower.Grown> apply(Iterator<Integer> number) {
      NativeLibrary.require(NativeLibrary::load);
      Map<String, Object> settings = new HashMap<>(tracker);
      settings.put("DMLC_TASK_ID", "%06d".formatted(number.next()));
      try {
        Communicator.init(settings);
        try {
          int rank = Communicator.getRank();
          Grower.Grown grown =
              grower.grow(
                  BoostLists.of(train.part(rank), column),
                  BoostLists.of(heldOut.part(rank), heldOutColumn),
                  Worker::total);
          return CollectionConverters.asScala(
              (rank == 0 ? List.of(grown) : List.<Grower.Grown>of()).iterator());
        } finally {
          Communicator.shutdown();
        }
      } catch (XGBoostError e) {
        throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
      }
    }

    /** A sum over workers, in two single precision numbers. */
    private static double total(double own) {
      float high = (float) own;
      float[] sums =
          Communicator.allReduce(new float[] {high, (float) (own - high)}, Communicator.OpType.SUM);
      return (double) sums[0] + sums[1];
    }
  }
}
