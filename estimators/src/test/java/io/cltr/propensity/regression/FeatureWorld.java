package io.cltr.propensity.regression;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.PropensityLog;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Queries of 8 documents with 3 features, γ = σ(w·z − 1), θ_k = 1/k over 5 positions; ranked by a
 * feature with noise, so that features say much of the position.
 */
public final class FeatureWorld {
  public static final int DEPTH = 5;
  private static final int DOCUMENTS = 8;
  private static final int WIDTH = 3;
  private static final double[] WEIGHTS = {1, -0.5, 0.3};

  private final DoubleUnaryOperator link;
  private final List<Query> queries = new ArrayList<>();

  public FeatureWorld(int number, long seed) {
    this(number, seed, score -> 1 / (1 + StrictMath.exp(-score)));
  }

  /** Where γ is another function of the same score. */
  public FeatureWorld(int number, long seed, DoubleUnaryOperator link) {
    this.link = link;
    Generator random = new Generator(seed);
    for (int q = 0; q < number; q++) {
      String[] ids = new String[DOCUMENTS];
      float[] features = new float[DOCUMENTS * WIDTH];
      for (int d = 0; d < DOCUMENTS; d++) {
        ids[d] = "d" + d;
      }
      for (int j = 0; j < features.length; j++) {
        features[j] = (float) random.nextGaussian();
      }
      queries.add(
          new Query(
              "q%04d".formatted(q),
              ids,
              features,
              WIDTH,
              Collections.nCopies(DOCUMENTS, List.of())));
    }
  }

  private double relevance(Query query, int d) {
    double score = -1;
    for (int j = 0; j < WIDTH; j++) {
      score += WEIGHTS[j] * query.features()[d * WIDTH + j];
    }
    return link.applyAsDouble(score);
  }

  /**
   * Impressions, three a unit, by two loggers that rank by the first feature and {@code noise}
   * times a Gumbel.
   */
  public List<Impression> impressions(int number, double noise, Generator random) {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Query query = queries.get(random.nextInt(queries.size()));
      List<Integer> order = new ArrayList<>();
      double[] scores = new double[DOCUMENTS];
      for (int d = 0; d < DOCUMENTS; d++) {
        order.add(d);
        scores[d] = query.features()[d * WIDTH] + noise * random.nextGumbel();
      }
      order.sort((a, b) -> Double.compare(scores[b], scores[a]));
      String[] shown = new String[DEPTH];
      double[] clicks = new double[DEPTH];
      for (int k = 0; k < DEPTH; k++) {
        shown[k] = "d" + order.get(k);
        clicks[k] = random.nextBoolean(relevance(query, order.get(k)) / (k + 1)) ? 1 : 0;
      }
      log.add(
          Logs.impression("i" + i, "u" + i / 3, query.id(), i % 2 == 0 ? "A" : "B", shown, clicks));
    }
    return log;
  }

  /** The log with the candidates. */
  public PropensityLog log(List<Impression> impressions) {
    return new PropensityLog(
        Source.of(impressions, Impression.LAYOUT),
        Source.of(
            queries.stream().map(query -> new Keyed<>(query.id(), query)).toList(), Layout.byKey()),
        1);
  }
}
