package io.cltr.pipeline.boost;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.learner.TrainedRanker;
import io.cltr.learner.TrainingLog;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Small logs for tests of trees. */
final class TreeLogs {
  static final Examination THETA = new Examination(new double[] {1, .5, 1 / 3., .25});
  static final List<Query> QUERIES = queries(30);
  static final List<Impression> LOG = log(QUERIES, 900, 2);

  private TreeLogs() {}

  /** {@code count} queries of 6 documents with 3 features, the last one constant. */
  private static List<Query> queries(int count) {
    List<Query> queries = new ArrayList<>();
    for (int q = 0; q < count; q++) {
      Generator random = new Generator(1).split(q);
      float[] features = new float[18];
      for (int i = 0; i < features.length; i++) {
        features[i] = i % 3 == 2 ? 4 : (float) random.nextGaussian();
      }
      queries.add(query("q" + q, 3, features));
    }
    return queries;
  }

  /** A query of the documents a, b, c, … */
  static Query query(String id, int width, float... features) {
    int size = features.length / width;
    String[] documents =
        IntStream.range(0, size)
            .mapToObj(d -> String.valueOf((char) ('a' + d)))
            .toArray(String[]::new);
    return new Query(id, documents, features, width, Collections.nCopies(size, List.of()));
  }

  /** Clicks by θ_k = 1/k on documents whose first feature is positive, from shuffled rankings. */
  static List<Impression> log(List<Query> queries, int count, long seed) {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Generator random = new Generator(seed).split(i);
      Query query = queries.get(random.nextInt(queries.size()));
      int[] order = {0, 1, 2, 3, 4, 5};
      random.shuffle(order, 6);
      double[] clicks = new double[4];
      for (int k = 0; k < 4; k++) {
        boolean relevant = query.features()[order[k] * 3] > 0;
        clicks[k] = random.nextBoolean((relevant ? .9 : .1) / (k + 1)) ? 1 : 0;
      }
      String[] documents =
          Arrays.stream(order).limit(4).mapToObj(d -> query.documents()[d]).toArray(String[]::new);
      log.add(shown("i" + seed + "-" + i, query.id(), documents, clicks));
    }
    return log;
  }

  /** An impression of its own unit. */
  static Impression shown(String id, String query, String[] documents, double... clicks) {
    return new Impression(
        id,
        id,
        Units.bucket(id),
        query,
        "",
        0,
        "",
        Map.of(),
        documents,
        IntStream.rangeClosed(1, documents.length).toArray(),
        clicks,
        clicks,
        new double[0]);
  }

  static TrainingLog training(List<Impression> log, List<Query> queries) {
    return new TrainingLog(
        Source.of(log, Impression.LAYOUT),
        Source.of(log, Impression.LAYOUT),
        Source.of(
            queries.stream().map(query -> new Keyed<>(query.id(), query)).toList(), Layout.byKey()),
        THETA,
        Source.of(List.of(), Layout.byKey()),
        Optional.empty(),
        1);
  }

  static double[] scores(Ranker ranker) {
    return QUERIES.stream().flatMapToDouble(q -> Arrays.stream(ranker.scores(q))).toArray();
  }

  /** Everything that was learnt, to the last bit. */
  static List<Object> bits(List<TrainedRanker> rankers) {
    List<Object> bits = new ArrayList<>();
    for (TrainedRanker r : rankers) {
      bits.add(r.hyperParameters());
      bits.add(Arrays.toString(scores(r.ranker())));
      bits.add(r.objective());
      bits.add(r.heldOut());
    }
    return bits;
  }

  /**
   * Share of pairs of documents, one with a positive first feature, that are in the right order.
   */
  static double firstFeatureLeads(Ranker ranker) {
    int right = 0;
    int pairs = 0;
    for (Query query : QUERIES) {
      double[] scores = ranker.scores(query);
      for (int d = 0; d < query.size(); d++) {
        for (int e = 0; e < query.size(); e++) {
          if (query.features()[d * 3] > 0 && query.features()[e * 3] <= 0) {
            pairs++;
            right += scores[d] > scores[e] ? 1 : 0;
          }
        }
      }
    }
    return (double) right / pairs;
  }
}
