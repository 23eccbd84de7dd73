package io.cltr.pipeline.bench;

import io.cltr.objective.ExpectedGain;
import io.cltr.objective.ListData;
import io.cltr.objective.ListObjective;
import io.cltr.objective.Softmax;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the slopes of one pass over {@code cltr.bench.documents} documents cost in one thread: the
 * softmax loss, and the expected gain by PL-Rank-3 from 8, 32 and 128 rankings of depth 10.
 */
class ObjectiveBench {
  private static final int DOCUMENTS = Integer.getInteger("cltr.bench.documents", 1_000_000);
  private static final int PASSES = 3;
  private static final double[] DCG =
      IntStream.rangeClosed(1, 10)
          .mapToDouble(k -> StrictMath.log(2) / StrictMath.log(1.0 + k))
          .toArray();

  @Test
  void onePass() {
    System.out.printf("%-16s %12s %14s%n", "objective", "list of", "seconds/pass");
    for (int size : new int[] {10, 20, 100, 1000}) {
      measure("softmax", new Softmax(), size);
      for (int samples : new int[] {8, 32, 128}) {
        measure("PL-Rank, " + samples, ExpectedGain.of(DCG, samples), size);
      }
    }
  }

  /** The fastest of some passes. */
  private static void measure(String name, ListObjective objective, int size) {
    double best = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < PASSES; pass++) {
      ListObjective step = objective.atStep(pass);
      double[][] slopes = new double[1][size];
      double[] terms = new double[1];
      long started = System.nanoTime();
      for (int list = 0; list < DOCUMENTS / size; list++) {
        Generator random = new Generator(list);
        double[] scores = new double[size];
        double[] signal = new double[size];
        Arrays.setAll(scores, d -> 3 * random.nextDouble());
        Arrays.setAll(signal, d -> random.nextBoolean(.1) ? 1 : 0);
        step.at(
            new ListData(list, 1, signal, new double[0], new double[0]), scores, terms, slopes);
      }
      best = Math.min(best, (System.nanoTime() - started) / 1e9);
    }
    System.out.printf(Locale.ROOT, "%-16s %12d %14.2f%n", name, size, best);
  }
}
