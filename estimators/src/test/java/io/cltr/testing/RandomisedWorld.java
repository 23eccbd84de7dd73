package io.cltr.testing;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.propensity.PropensityLog;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A position-based world with everything that propensities are estimated from: loggers of unequal
 * quality, swapped pairs and shuffled tops, devices, units of several impressions, features. Easy
 * queries may be routed to the first logger.
 *
 * @param queries equally likely
 * @param documents candidates of each
 * @param theta examination by device; units use each equally often
 * @param shares of the loggers, the first of which ranks best
 * @param routing 0: traffic independent of the query; r: odds e^{±r} for easy and hard queries
 * @param marked share of the impressions that are swapped, and as many shuffled, half of these in
 *     the upper half of the positions
 * @param perUnit impressions of a unit
 */
public record RandomisedWorld(
    int queries,
    int documents,
    double[][] theta,
    double[] shares,
    double routing,
    double marked,
    int perUnit) {
  private static final Generator SITE = new Generator(20261120);

  /** θ_k = 1/k for all, impressions in units of three. */
  public static RandomisedWorld of(int queries, int depth, double... shares) {
    double[] theta = IntStream.rangeClosed(1, depth).mapToDouble(k -> 1.0 / k).toArray();
    return new RandomisedWorld(queries, depth + 2, new double[][] {theta}, shares, 0, 0, 3);
  }

  /** The same world with {@code share} of its impressions swapped, and as many shuffled. */
  public RandomisedWorld marked(double share) {
    return new RandomisedWorld(queries, documents, theta, shares, routing, share, perUnit);
  }

  /** The same world with routed traffic. */
  public RandomisedWorld routed(double strength) {
    return new RandomisedWorld(queries, documents, theta, shares, strength, marked, perUnit);
  }

  /** The same world where devices look down differently: θ_k = k^−η. */
  public RandomisedWorld devices(double... exponents) {
    double[][] curves =
        Arrays.stream(exponents)
            .mapToObj(
                eta ->
                    IntStream.rangeClosed(1, depth())
                        .mapToDouble(k -> StrictMath.pow(k, -eta))
                        .toArray())
            .toArray(double[][]::new);
    return new RandomisedWorld(queries, documents, curves, shares, routing, marked, perUnit);
  }

  /** Number of positions. */
  public int depth() {
    return theta[0].length;
  }

  /** The mean curve of the devices. */
  public double[] pooled() {
    return IntStream.range(0, depth())
        .mapToDouble(k -> Arrays.stream(theta).mapToDouble(curve -> curve[k]).average().orElse(0))
        .toArray();
  }

  private double gamma(int query, int document) {
    double level = query % 2 == 0 ? 0.8 : 0.3;
    return level * (0.2 + 0.8 * SITE.split(query).split(document).nextDouble());
  }

  private int[] ranking(int query, int logger) {
    double noise = logger == 0 ? 0.2 : 1.5;
    Generator own = SITE.split("rankers").split(logger).split(query);
    double[] scores = new double[documents];
    for (int d = 0; d < documents; d++) {
      scores[d] = gamma(query, d) + noise * own.nextDouble();
    }
    return IntStream.range(0, documents)
        .boxed()
        .sorted(Comparator.comparing(d -> -scores[d]))
        .mapToInt(d -> d)
        .toArray();
  }

  /** A log. */
  public List<Impression> log(Generator random, int impressions) {
    int[][][] rankings = new int[queries][shares.length][];
    for (int q = 0; q < queries; q++) {
      for (int l = 0; l < shares.length; l++) {
        rankings[q][l] = ranking(q, l);
      }
    }
    List<Impression> log = new ArrayList<>(impressions);
    for (int i = 0; i < impressions; i++) {
      String unit = "u" + i / perUnit;
      int device = new Generator(i / perUnit).nextInt(theta.length);
      int q = random.nextInt(queries);
      int l = logger(q, random.nextDouble());
      int[] ranking = rankings[q][l].clone();
      String mark = randomise(ranking, random);
      String[] shown = new String[depth()];
      int[] positions = new int[depth()];
      double[] clicks = new double[depth()];
      for (int k = 0; k < depth(); k++) {
        shown[k] = "d" + ranking[k];
        positions[k] = k + 1;
        clicks[k] = random.nextBoolean(theta[device][k] * gamma(q, ranking[k])) ? 1 : 0;
      }
      log.add(
          new Impression(
              "i" + i,
              unit,
              Units.bucket(unit),
              "q" + q,
              "L" + l,
              i,
              mark,
              Map.of("device", "device-" + device),
              shown,
              positions,
              clicks,
              clicks,
              new double[0]));
    }
    return log;
  }

  private int logger(int query, double u) {
    double odds = StrictMath.exp(query % 2 == 0 ? routing : -routing);
    double rest = 1 - shares[0];
    double first = shares[0] * odds / (shares[0] * odds + rest);
    if (u < first) {
      return 0;
    }
    double sum = first;
    int l = 1;
    while (l < shares.length - 1 && u >= sum + shares[l] * (1 - first) / rest) {
      sum += shares[l] * (1 - first) / rest;
      l++;
    }
    return l;
  }

  private String randomise(int[] ranking, Generator random) {
    double choice = random.nextDouble();
    if (choice < marked) {
      int k = 2 + random.nextInt(depth() - 1);
      if (random.nextBoolean(0.5)) {
        int first = ranking[0];
        ranking[0] = ranking[k - 1];
        ranking[k - 1] = first;
      }
      return "swap-" + k;
    }
    if (choice < 2 * marked) {
      int n = choice < 1.5 * marked ? depth() : (depth() + 1) / 2;
      random.shuffle(ranking, n);
      return "shuffle-" + n;
    }
    return "";
  }

  /** The log with candidates, whose one feature is their relevance. */
  public PropensityLog withCandidates(List<Impression> log) {
    List<Keyed<Query>> candidates = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      String[] ids =
          IntStream.range(0, documents).mapToObj(d -> "d" + d).sorted().toArray(String[]::new);
      float[] features = new float[documents];
      for (int d = 0; d < documents; d++) {
        features[d] = (float) gamma(q, Integer.parseInt(ids[d].substring(1)));
      }
      candidates.add(
          new Keyed<>(
              "q" + q,
              new Query("q" + q, ids, features, 1, Collections.nCopies(documents, List.of()))));
    }
    return new PropensityLog(
        Source.of(log, Impression.LAYOUT), Source.of(candidates, Layout.byKey()), 1);
  }
}
