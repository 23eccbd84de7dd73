package io.cltr.logging;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * One of six documents is shown, with probability softmax(u(document, device) + 1.5 φ) of the
 * logger, over the candidates of one of three queries: four, six and five documents. Users have two
 * impressions on one device; a click is as likely as φ says.
 *
 * @param byDevice how much the device sways the logger
 * @param byFeature how much the feature φ does
 */
record ActionWorld(double byDevice, double byFeature) {
  static final String[] DEVICES = {"desktop", "phone", "tablet"};
  private static final int[][] CANDIDATES = {{0, 1, 2, 3}, {0, 1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}};

  static float phi(int q, int d) {
    return (float) new Generator(31).split(q).split(d).nextGaussian();
  }

  /** π_0 of the candidates of query q on a device. */
  double[] probabilities(int q, int device) {
    double[] logits = new double[CANDIDATES[q].length];
    for (int j = 0; j < logits.length; j++) {
      int d = CANDIDATES[q][j];
      double taste = new Generator(7).split(d).split(device).nextGaussian();
      logits[j] = 0.4 * (d % 3) + byDevice * taste + byFeature * phi(q, d);
    }
    return ChoiceModel.probabilities(logits, 1);
  }

  /** Candidates, with φ and a constant as features where {@code features}. */
  static Source<Keyed<Query>> queries(boolean features) {
    List<Keyed<Query>> queries = new ArrayList<>();
    for (int q = 0; q < CANDIDATES.length; q++) {
      int n = CANDIDATES[q].length;
      String[] ids = new String[n];
      float[] numbers = new float[features ? 2 * n : 0];
      for (int j = 0; j < n; j++) {
        ids[j] = "d" + CANDIDATES[q][j];
        if (features) {
          numbers[2 * j] = phi(q, CANDIDATES[q][j]);
          numbers[2 * j + 1] = 3;
        }
      }
      queries.add(
          new Keyed<>(
              "q" + q, new Query("q" + q, ids, numbers, 2, Collections.nCopies(n, List.of()))));
    }
    return Source.of(queries, Layout.byKey());
  }

  /** A log that does not say its probabilities. */
  List<Impression> log(int impressions, long seed) {
    Generator random = new Generator(seed);
    List<Impression> log = new ArrayList<>();
    int device = 0;
    for (int i = 0; i < impressions; i++) {
      device = i % 2 == 0 ? random.nextInt(DEVICES.length) : device;
      int q = random.nextInt(CANDIDATES.length);
      double[] p = probabilities(q, device);
      double u = random.nextDouble();
      int j = 0;
      while (j < p.length - 1 && u >= p[j]) {
        u -= p[j++];
      }
      int d = CANDIDATES[q][j];
      double click = random.nextBoolean(1 / (1 + StrictMath.exp(-phi(q, d)))) ? 1 : 0;
      log.add(impression(i, q, device, d, click));
    }
    return log;
  }

  static Impression impression(int i, int q, int device, int d, double click) {
    String unit = "u" + i / 2;
    return new Impression(
        "i" + i,
        unit,
        Units.bucket(unit),
        "q" + q,
        "L",
        0,
        "",
        Map.of("device", DEVICES[device]),
        new String[] {"d" + d},
        new int[] {1},
        new double[] {click},
        new double[] {click},
        new double[0]);
  }

  /** The true probability of what {@code one} shows. */
  double truth(Impression one) {
    int q = Integer.parseInt(one.query().substring(1));
    int device = List.of(DEVICES).indexOf(one.context().get("device"));
    int d = Integer.parseInt(one.documents()[0].substring(1));
    double[] p = probabilities(q, device);
    for (int j = 0; j < p.length; j++) {
      if (CANDIDATES[q][j] == d) {
        return p[j];
      }
    }
    throw new IllegalArgumentException("no candidate: d" + d);
  }

  static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }
}
