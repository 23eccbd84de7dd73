package io.cltr.testing;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Small logs and queries for tests of learners. */
public final class RankerLogs {
  private RankerLogs() {}

  /** An impression of {@code documents} at positions 1, 2, … */
  public static Impression shown(
      String id, String query, List<String> documents, double... clicks) {
    return Logs.impression(id, id, query, "", documents.toArray(String[]::new), clicks);
  }

  public static Source<Impression> log(List<Impression> impressions) {
    return Source.of(impressions, Impression.LAYOUT);
  }

  /** A query without groups. */
  public static Query query(String id, List<String> documents, int width, float... features) {
    return new Query(
        id,
        documents.toArray(String[]::new),
        features,
        width,
        Collections.nCopies(documents.size(), List.of()));
  }

  /** The query with every second document in the group "early", and the others in "late". */
  public static Query grouped(Query query) {
    List<List<String>> groups = new ArrayList<>();
    for (int d = 0; d < query.size(); d++) {
      groups.add(List.of(d % 2 == 0 ? "early" : "late"));
    }
    return new Query(query.id(), query.documents(), query.features(), query.width(), groups);
  }

  /** The queries, by id. */
  public static Source<Keyed<Query>> queries(List<Query> queries) {
    return Source.of(
        queries.stream().map(query -> new Keyed<>(query.id(), query)).toList(), Layout.byKey());
  }

  /** {@code count} queries of 6 documents with 3 features, the last one constant. */
  public static List<Query> randomQueries(int count, long seed) {
    List<Query> queries = new ArrayList<>();
    for (int q = 0; q < count; q++) {
      Generator random = new Generator(seed).split(q);
      float[] features = new float[18];
      for (int i = 0; i < features.length; i++) {
        features[i] = i % 3 == 2 ? 4 : (float) random.nextGaussian();
      }
      queries.add(query("q" + q, List.of("a", "b", "c", "d", "e", "f"), 3, features));
    }
    return queries;
  }

  /** Clicks by θ_k = 1/k on documents whose first feature is positive, from shuffled rankings. */
  public static List<Impression> randomLog(List<Query> queries, int count, long seed) {
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
      List<String> documents =
          Arrays.stream(order).limit(4).mapToObj(d -> query.documents()[d]).toList();
      log.add(shown("i" + i, query.id(), documents, clicks));
    }
    return log;
  }
}
