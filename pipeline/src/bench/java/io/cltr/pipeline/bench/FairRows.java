package io.cltr.pipeline.bench;

import io.cltr.fold.Keyed;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Queries of 20 documents, each asked once, by users who examine position k with 1/k. Relevance is
 * the only feature; documents of group "b", three in ten, score lower than they deserve.
 */
record FairRows(int queries) {
  static final int DOCUMENTS = 20;
  private static final int[] POSITIONS = IntStream.rangeClosed(1, DOCUMENTS).toArray();
  private static final String[] IDS =
      IntStream.range(0, DOCUMENTS).mapToObj("d%02d"::formatted).toArray(String[]::new);

  List<Impression> impressions() {
    return IntStream.range(0, queries).mapToObj(FairRows::impression).toList();
  }

  List<Keyed<Query>> candidates() {
    return IntStream.range(0, queries)
        .mapToObj(query -> new Keyed<>(id(query), candidatesOf(query)))
        .toList();
  }

  private static Impression impression(int query) {
    Query asked = candidatesOf(query);
    double[] clicks = new double[DOCUMENTS];
    Generator random = new Generator(query).split("clicks");
    int first = random.nextInt(DOCUMENTS);
    String[] shown = new String[DOCUMENTS];
    for (int k = 0; k < DOCUMENTS; k++) {
      int d = (first + k) % DOCUMENTS;
      shown[k] = IDS[d];
      double gamma = asked.features()[d] + (asked.groups().get(d).contains("b") ? 0.1 : 0);
      clicks[k] = random.nextDouble() < gamma / (k + 1) ? 1 : 0;
    }
    return new Impression(
        id(query),
        id(query),
        Units.bucket(id(query)),
        id(query),
        "A",
        0,
        "",
        Map.of(),
        shown,
        POSITIONS,
        clicks,
        clicks,
        new double[0]);
  }

  private static Query candidatesOf(int query) {
    Generator random = new Generator(query).split("documents");
    float[] score = new float[DOCUMENTS];
    List<List<String>> groups = new ArrayList<>();
    for (int d = 0; d < DOCUMENTS; d++) {
      boolean hidden = random.nextDouble() < 0.3;
      groups.add(List.of(hidden ? "b" : "a"));
      score[d] = (float) (random.nextDouble() * 0.6 + (hidden ? 0 : 0.2));
    }
    return new Query(id(query), IDS, score, 1, groups);
  }

  private static String id(int query) {
    return "q" + query;
  }
}
