package io.cltr.pipeline.bench;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.random.Generator;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Sessions of 10 results by users of a position-based model, θ_k = 1/k: 10,000 queries of 20
 * documents, every ranking shuffled. They are made where they are read, so no log takes memory.
 */
record ClickSessions(long number) implements Serializable {
  static final int DEPTH = 10;
  private static final int QUERIES = 10_000;
  private static final int DOCUMENTS = 20;
  private static final int[] POSITIONS = IntStream.rangeClosed(1, DEPTH).toArray();
  private static final String[] IDS =
      IntStream.range(0, QUERIES * DOCUMENTS)
          .mapToObj("doc-%06d"::formatted)
          .toArray(String[]::new);

  /** The sessions on {@code context}, a block per unit bucket. */
  Source<Impression> source(JavaSparkContext context) {
    int tasks = context.defaultParallelism();
    return SparkSource.laidOut(
        context
            .parallelize(IntStream.range(0, Units.BUCKETS).boxed().toList(), tasks)
            .flatMap(this::ofBucket),
        Impression.LAYOUT);
  }

  /** Sessions {@code bucket}, {@code bucket} + B, …, each a unit. */
  Iterator<Impression> ofBucket(int bucket) {
    long sessions = (number - bucket + Units.BUCKETS - 1) / Units.BUCKETS;
    Generator random = new Generator(1).split(bucket);
    return IntStream.range(0, (int) sessions)
        .mapToObj(i -> session(bucket, i, random.split(i)))
        .iterator();
  }

  private static Impression session(int bucket, int i, Generator random) {
    int query = random.nextInt(QUERIES);
    int[] order = IntStream.range(0, DOCUMENTS).toArray();
    random.shuffle(order, DOCUMENTS);
    String[] documents = new String[DEPTH];
    double[] clicks = new double[DEPTH];
    for (int k = 0; k < DEPTH; k++) {
      int document = query * DOCUMENTS + order[k];
      documents[k] = IDS[document];
      double relevance = (0.5 + document % 7) / 8;
      clicks[k] = random.nextBoolean(relevance / (k + 1)) ? 1 : 0;
    }
    String unit = "u%08d".formatted(i);
    return new Impression(
        unit,
        unit,
        bucket,
        "query-" + query,
        "A",
        0,
        "",
        Map.of(),
        documents,
        POSITIONS,
        clicks,
        clicks,
        new double[0]);
  }
}
