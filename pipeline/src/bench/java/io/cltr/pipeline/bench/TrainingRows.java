package io.cltr.pipeline.bench;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.random.Generator;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Queries of 20 documents, each shown once with two clicks; features are uniform. Rows are made where
 * they are read.
 */
record TrainingRows(int queries, int width) implements Serializable {
  static final int DOCUMENTS = 20;
  private static final int[] POSITIONS = IntStream.rangeClosed(1, DOCUMENTS).toArray();
  private static final String[] IDS =
      IntStream.range(0, DOCUMENTS).mapToObj("d%02d"::formatted).toArray(String[]::new);

  Source<Impression> log(JavaSparkContext context) {
    return SparkSource.laidOut(
        context
            .parallelize(blocks(Units.BUCKETS), context.defaultParallelism())
            .flatMap(bucket -> impressions(bucket).iterator()),
        Impression.LAYOUT);
  }

  Source<Keyed<Query>> candidates(JavaSparkContext context) {
    return SparkSource.laidOut(
        context
            .parallelize(blocks(Layout.KEY_BLOCKS), context.defaultParallelism())
            .flatMap(block -> candidates(block).iterator()),
        Layout.byKey());
  }

  private static List<Integer> blocks(int number) {
    return IntStream.range(0, number).boxed().toList();
  }

  private Stream<Impression> impressions(int bucket) {
    return IntStream.range(0, queries)
        .filter(query -> Units.bucket(id(query)) == bucket)
        .mapToObj(this::impression)
        .sorted(Impression.LAYOUT.order());
  }

  private Impression impression(int query) {
    double[] clicks = new double[DOCUMENTS];
    Generator random = new Generator(query).split("clicks");
    clicks[random.nextInt(DOCUMENTS)] = 1;
    clicks[random.nextInt(DOCUMENTS)] = 1;
    return new Impression(
        id(query),
        id(query),
        Units.bucket(id(query)),
        id(query),
        "A",
        0,
        "",
        Map.of(),
        IDS,
        POSITIONS,
        clicks,
        clicks,
        new double[0]);
  }

  private Stream<Keyed<Query>> candidates(int block) {
    return IntStream.range(0, queries)
        .filter(query -> Layout.keyBlock(id(query)) == block)
        .mapToObj(query -> new Keyed<>(id(query), candidatesOf(query)))
        .sorted(Comparator.comparing(Keyed::key));
  }

  private Query candidatesOf(int query) {
    return new Query(
        id(query), IDS, features(query), width, Collections.nCopies(DOCUMENTS, List.of()));
  }

  /** The features of a query's documents, row by row. */
  float[] features(int query) {
    Generator random = new Generator(query);
    float[] features = new float[DOCUMENTS * width];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) (2 * random.nextDouble() - 1);
    }
    return features;
  }

  /** Σ c/θ of a query's documents, θ_k = 1/k. */
  double[] signal(int query) {
    double[] clicks = impression(query).clicks();
    double[] signal = new double[DOCUMENTS];
    Arrays.setAll(signal, d -> clicks[d] * POSITIONS[d]);
    return signal;
  }

  private static String id(int query) {
    return "q%07d".formatted(query);
  }
}
