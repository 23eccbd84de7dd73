package io.cltr.reward;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Ten queries of eight documents with three features; γ = σ(φ_0 − φ_1 − 0.5), the third feature is
 * noise. Rankings are random, three documents are shown, θ = 1, 0.5, 0.3. Each user has two
 * impressions.
 */
final class FeatureWorld {
  static final int QUERIES = 10;
  static final int DOCUMENTS = 8;
  static final Examination THETA = new Examination(new double[] {1, 0.5, 0.3});

  private FeatureWorld() {}

  static double gamma(int q, int d) {
    float[] phi = features(q);
    return 1 / (1 + StrictMath.exp(0.5 - phi[3 * d] + phi[3 * d + 1]));
  }

  private static float[] features(int q) {
    Generator random = new Generator(40 + q);
    float[] features = new float[3 * DOCUMENTS];
    for (int j = 0; j < features.length; j++) {
      features[j] = (float) (2 * random.nextDouble() - 1);
    }
    return features;
  }

  /** All candidates; those of the query numbered {@code bare} have no features. */
  static Source<Keyed<Query>> queries(int bare) {
    List<Keyed<Query>> queries = new ArrayList<>();
    for (int q = 0; q < QUERIES; q++) {
      String[] ids = new String[DOCUMENTS];
      for (int d = 0; d < DOCUMENTS; d++) {
        ids[d] = "d" + d;
      }
      float[] features = q == bare ? new float[0] : features(q);
      queries.add(
          new Keyed<>(
              "q" + q,
              new Query("q" + q, ids, features, 3, Collections.nCopies(DOCUMENTS, List.of()))));
    }
    return Source.of(queries, Layout.byKey());
  }

  /** Rankings of three documents; the last document is never shown. */
  static List<Impression> rankings(int impressions, long seed) {
    return rankings(impressions, seed, THETA);
  }

  /** The same, clicked on as {@code examination} says. */
  static List<Impression> rankings(int impressions, long seed, Examination examination) {
    Generator random = new Generator(seed);
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < impressions; i++) {
      int q = random.nextInt(QUERIES);
      int[] order = {0, 1, 2, 3, 4, 5, 6};
      random.shuffle(order, order.length);
      double[] clicks = new double[3];
      for (int k = 0; k < 3; k++) {
        clicks[k] =
            random.nextBoolean(examination.at(k + 1) * gamma(q, order[k]) + examination.beta(k + 1))
                ? 1
                : 0;
      }
      log.add(shown(i, q, new int[] {order[0], order[1], order[2]}, clicks, new double[0]));
    }
    return log;
  }

  /** One document each, uniform among the first seven; reward = click with probability γ. */
  static List<Impression> actions(int impressions, long seed) {
    Generator random = new Generator(seed);
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < impressions; i++) {
      int q = random.nextInt(QUERIES);
      int d = random.nextInt(DOCUMENTS - 1);
      double[] click = {random.nextBoolean(gamma(q, d)) ? 1 : 0};
      log.add(shown(i, q, new int[] {d}, click, new double[] {1.0 / (DOCUMENTS - 1)}));
    }
    return log;
  }

  private static Impression shown(
      int i, int q, int[] documents, double[] clicks, double[] probabilities) {
    String[] ids = new String[documents.length];
    int[] positions = new int[documents.length];
    for (int k = 0; k < ids.length; k++) {
      ids[k] = "d" + documents[k];
      positions[k] = k + 1;
    }
    String unit = "u" + i / 2;
    return new Impression(
        "i" + i,
        unit,
        Units.bucket(unit),
        "q" + q,
        "L",
        0,
        "",
        Map.of(),
        ids,
        positions,
        clicks,
        clicks,
        probabilities);
  }

  /** The same impression with other clicks and rewards. */
  static Impression clicked(Impression one, double[] clicks) {
    return new Impression(
        one.id(),
        one.unit(),
        one.bucket(),
        one.query(),
        one.logger(),
        one.shownAt(),
        one.randomization(),
        Map.of(),
        one.documents(),
        one.positions(),
        clicks,
        clicks,
        one.loggingProbabilities());
  }

  static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }
}
