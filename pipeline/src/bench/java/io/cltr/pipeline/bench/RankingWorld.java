package io.cltr.pipeline.bench;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.random.Generator;
import io.cltr.ranker.Rankings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Clicks of a weak linear logging ranker in a world of sparse, nonlinear relevance, and its truth:
 * 1,500 + 500 queries of 20 documents with 20 features, grades 0 to 4 by the quantiles .5, .75, .9
 * and .97 of relevance, 20 sessions of each training query, the top 10 shown, θ_k = 1/k, a click on
 * every examined document of grade 3 or more and on one in ten of the others.
 *
 * @param train queries that were logged
 * @param trainGrades of their documents
 * @param test other queries
 * @param testGrades of their documents
 */
record RankingWorld(
    List<Query> train,
    List<double[]> trainGrades,
    List<Query> test,
    List<double[]> testGrades,
    List<Impression> log) {
  static final int WIDTH = 20;
  private static final int DOCUMENTS = 20;
  private static final int TRAIN = 1_500;
  private static final int TEST = 500;
  private static final int SESSIONS = 20;
  private static final int SHOWN = 10;
  private static final double[] SIZES = {1, .5, .4, .35, .32, .26, .2, .19, .13, .13, .16, .15};
  private static final double[] QUANTILES = {.5, .75, .9, .97};

  /** A world like the golden one, with other effects, documents and clicks. */
  static RankingWorld regenerated(long seed) {
    Generator world = new Generator(seed).split("world");
    double[] effects = new double[SIZES.length];
    Arrays.setAll(effects, j -> (j == 0 || world.nextBoolean(.6) ? 1 : -1) * SIZES[j]);
    double product = (world.nextBoolean(.5) ? 1 : -1) * .7;
    float[][] features = new float[TRAIN + TEST][];
    double[][] relevance = new double[TRAIN + TEST][DOCUMENTS];
    double[] all = new double[(TRAIN + TEST) * DOCUMENTS];
    for (int q = 0; q < features.length; q++) {
      Generator random = new Generator(seed).split("query").split(q);
      features[q] = new float[DOCUMENTS * WIDTH];
      for (int i = 0; i < features[q].length; i++) {
        features[q][i] = Math.round(1000 * random.nextGaussian()) / 1000f;
      }
      for (int d = 0; d < DOCUMENTS; d++) {
        float[] own = Arrays.copyOfRange(features[q], d * WIDTH, (d + 1) * WIDTH);
        relevance[q][d] = relevance(own, effects, product) + .3 * random.nextGaussian();
        all[q * DOCUMENTS + d] = relevance[q][d];
      }
    }
    Arrays.sort(all);
    List<Query> queries = new ArrayList<>();
    List<double[]> grades = new ArrayList<>();
    for (int q = 0; q < features.length; q++) {
      queries.add(query("qid:" + q, features[q]));
      grades.add(Arrays.stream(relevance[q]).map(f -> grade(f, all)).toArray());
    }
    return of(queries, grades, clicks(queries, grades, effects, seed));
  }

  static RankingWorld of(List<Query> queries, List<double[]> grades, List<Impression> log) {
    return new RankingWorld(
        queries.subList(0, TRAIN),
        grades.subList(0, TRAIN),
        queries.subList(TRAIN, queries.size()),
        grades.subList(TRAIN, grades.size()),
        log);
  }

  /** A query of 20 documents, d00 to d19. */
  static Query query(String id, float[] features) {
    String[] documents =
        IntStream.range(0, DOCUMENTS).mapToObj("d%02d"::formatted).toArray(String[]::new);
    return new Query(
        id, documents, features, WIDTH, Collections.nCopies(DOCUMENTS, List.of()));
  }

  /** Session {@code number} as an impression of its own unit. */
  static Impression session(String number, String query, String[] documents, double[] clicks) {
    return new Impression(
        number,
        number,
        Units.bucket(number),
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

  private static double relevance(float[] x, double[] effects, double product) {
    double sum = product * x[1] * x[2] + .6 * (x[10] > 0 ? x[0] : 0) - .25 * x[3] * x[3];
    for (int j = 0; j < effects.length; j++) {
      sum += effects[j] * x[j];
    }
    return sum;
  }

  private static double grade(double relevance, double[] sorted) {
    int grade = 0;
    for (double quantile : QUANTILES) {
      grade += relevance > sorted[(int) (quantile * sorted.length)] ? 1 : 0;
    }
    return grade;
  }

  private static List<Impression> clicks(
      List<Query> queries, List<double[]> grades, double[] effects, long seed) {
    List<Impression> log = new ArrayList<>();
    for (int q = 0; q < TRAIN; q++) {
      Query query = queries.get(q);
      double[] scores = new double[DOCUMENTS];
      Generator noise = new Generator(seed).split("logger").split(q);
      for (int d = 0; d < DOCUMENTS; d++) {
        scores[d] = .9 * query.features()[d * WIDTH];
        scores[d] += Math.signum(effects[2]) * .67 * query.features()[d * WIDTH + 2];
        scores[d] += Math.signum(effects[5]) * query.features()[d * WIDTH + 5];
        scores[d] += .3 * noise.nextGaussian();
      }
      int[] shown = Rankings.best(scores, Rankings.ties(query), SHOWN);
      for (int s = 0; s < SESSIONS; s++) {
        int session = q * SESSIONS + s;
        Generator user = new Generator(seed).split("session").split(session);
        double[] clicks = new double[SHOWN];
        for (int k = 0; k < SHOWN; k++) {
          double attraction = grades.get(q)[shown[k]] >= 3 ? 1 : .1;
          clicks[k] = user.nextBoolean(attraction / (k + 1)) ? 1 : 0;
        }
        String[] documents =
            Arrays.stream(shown).mapToObj(d -> query.documents()[d]).toArray(String[]::new);
        log.add(session(Integer.toString(session), query.id(), documents, clicks));
      }
    }
    return log;
  }

  /** The training queries as a learner takes them. */
  Source<Keyed<Query>> queries() {
    return Source.of(
        train.stream().map(query -> new Keyed<>(query.id(), query)).toList(), Layout.byKey());
  }
}
