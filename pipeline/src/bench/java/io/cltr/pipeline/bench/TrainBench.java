package io.cltr.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.learner.IpsSoftmax;
import io.cltr.learner.Lists;
import io.cltr.learner.TrainingLog;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Monitor;
import io.cltr.optimise.Objective;
import io.cltr.optimise.Optimiser;
import io.cltr.optimise.Optimum;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.propensity.Examination;
import io.cltr.scorer.Linear;
import io.cltr.signal.InversePropensity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * Linear softmax on a million pairs of 136 features: seconds for one evaluation of the objective and
 * its gradient, beside a plain loop of two threads over one array of the same numbers, in turns in one
 * process; then the whole training.
 */
class TrainBench {
  private static final TrainingRows ROWS =
      new TrainingRows(
          Integer.getInteger("cltr.bench.pairs", 1_000_000) / TrainingRows.DOCUMENTS,
          Integer.getInteger("cltr.bench.features", 136));
  private static final int TURNS = 15;

  @Test
  void softmaxOnAMillionPairs() throws IOException {
    try (SparkSession spark = Sessions.open("bench")) {
      JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
      long start = System.nanoTime();
      pools().forEach(MemoryPoolMXBean::resetPeakUsage);
      int iterations = learner(new Lbfgs(1e-6, 100)).train(log(context)).get(0).objective().size() - 1;
      assertThat(iterations).isPositive();
      System.out.printf(
          "whole training, rows made on the way: %.1f s, %d iterations, peak heap %d MB%n",
          seconds(start),
          iterations,
          pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
      learner(new Turns(new PlainSoftmax(ROWS))).train(log(context));
    }
  }

  private static TrainingLog log(JavaSparkContext context) {
    double[] theta =
        IntStream.rangeClosed(1, TrainingRows.DOCUMENTS).mapToDouble(k -> 1.0 / k).toArray();
    return new TrainingLog(ROWS.log(context), ROWS.candidates(context), new Examination(theta));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static IpsSoftmax learner(Optimiser optimiser) {
    return new IpsSoftmax(
        new InversePropensity(List.of(Double.POSITIVE_INFINITY)),
        Lists.shown,
        new Linear(),
        List.of(1e-4),
        optimiser,
        0);
  }

  /** Does not search: evaluates the objective and the plain loop in turns. */
  private record Turns(PlainSoftmax plain) implements Optimiser {
    @Override
    public String id() {
      return "turns";
    }

    @Override
    public String summary() {
      return "Evaluates only";
    }

    @Override
    public String source() {
      return "—";
    }

    @Override
    public boolean asksMonitor() {
      return false;
    }

    @Override
    public Optimum minimise(Objective function, double[] start, Monitor monitor) {
      double[] own = new double[TURNS];
      double[] beside = new double[TURNS];
      double[] point = start.clone();
      for (int turn = 0; turn < TURNS; turn++) {
        Arrays.fill(point, 0.01 * turn);
        long before = System.nanoTime();
        double loss = function.at(point, new double[point.length]);
        own[turn] = seconds(before);
        before = System.nanoTime();
        double plainLoss = plain(point);
        beside[turn] = seconds(before);
        assertThat(loss).isPositive();
        assertThat(plainLoss / ROWS.queries()).isEqualTo(loss, within(0.2 * loss));
      }
      double ownMedian = median(own);
      double besideMedian = median(beside);
      System.out.printf(
          "one evaluation of %,d pairs x %d features: %.4f s, plain loop %.4f s, ratio %.2f%n",
          ROWS.queries() * TrainingRows.DOCUMENTS,
          ROWS.width(),
          ownMedian,
          besideMedian,
          ownMedian / besideMedian);
      return new Optimum(point, List.of(0.0), List.of(), "");
    }

    private double plain(double[] point) {
      try {
        return plain.evaluate(point, new double[point.length]);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /** Of the second half: the first one warms up. */
    private static double median(double[] seconds) {
      double[] warm = Arrays.copyOfRange(seconds, TURNS / 2, TURNS);
      Arrays.sort(warm);
      return warm[warm.length / 2];
    }
  }
}
