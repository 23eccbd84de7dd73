package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.ranker.Rankings;
import io.cltr.signal.PolicyAware;
import io.cltr.signal.QuerySignal;
import io.cltr.signal.QuerySignal.SignalList;
import io.cltr.testing.Logs;
import io.cltr.testing.RankerLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/**
 * Queries of three intents, asked by half, three and two tenths of the users, with six, four and
 * four documents; a user clicks on what is examined and of the user's intent.
 */
class CoverageTest {
  private static final int[] INTENT = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
  private static final double[] SHARE = {.5, .3, .2};
  private static final int SHOWN = 8;
  private static final Examination THETA = theta();
  private static final List<Double> NONE = List.of(Double.POSITIVE_INFINITY);

  @Test
  void moreUsersFindSomethingThanInThePointwiseOrder() {
    int seeds = Math.max(12, Integer.getInteger("cltr.logs", 200) / 40);
    double[] gains = new double[seeds];
    double[] values = new double[2];
    for (int seed = 0; seed < seeds; seed++) {
      Source<Impression> log = RankerLogs.log(log(10, 25, 100 + seed));
      double coverage =
          found(
              new Coverage(NONE, 20)
                  .train(new TrainingLog(log, RankerLogs.queries(queries(10)), THETA))
                  .get(0));
      double pointwise = pointwise(log);
      gains[seed] = coverage - pointwise;
      values[0] += coverage / seeds;
      values[1] += pointwise / seeds;
    }
    double mean = Arrays.stream(gains).average().orElseThrow();
    double variance =
        Arrays.stream(gains).map(g -> (g - mean) * (g - mean)).sum() / (seeds - 1) / seeds;
    double half =
        new TDistribution(seeds - 1).inverseCumulativeProbability(.975) * Math.sqrt(variance);
    System.out.printf(
        "P(something satisfying among 3): coverage %.4f, pointwise %.4f, difference %.4f ± %.4f%n",
        values[0], values[1], mean, half);
    assertThat(mean - half).isPositive();
    assertThat(values[0]).isGreaterThan(.9);
  }

  @Test
  void queriesWithoutClicksAreCounted() {
    List<Query> queries = new ArrayList<>(queries(3));
    TrainedRanker trained =
        new Coverage(NONE, 20)
            .train(
                new TrainingLog(RankerLogs.log(log(2, 50, 1)), RankerLogs.queries(queries), THETA))
            .get(0);

    assertThat(trained.warnings()).anyMatch(w -> w.startsWith("1 of 3 queries were not clicked"));
    assertThat(trained.ranker().scores(queries.get(2))).containsOnly(0);
    assertThat(trained.ranker().scores(queries.get(1))).contains(1, .5);
    assertThat(trained.ranker().width()).isZero();
  }

  @Test
  void clicksAtPositionsThatAreNotKnownAreLeftOut() {
    Examination first = new Examination(new double[] {1, .5});
    List<Impression> log = log(2, 50, 1);
    long left =
        log.stream()
            .mapToLong(i -> Arrays.stream(i.clicks(), 2, SHOWN).filter(c -> c > 0).count())
            .sum();
    assertThat(left).isPositive();
    assertThat(
            new Coverage(NONE, 20)
                .train(new TrainingLog(RankerLogs.log(log), RankerLogs.queries(queries(2)), first))
                .get(0)
                .warnings())
        .anyMatch(w -> w.startsWith(left + " clicks at positions"));
  }

  private static Examination theta() {
    double[] theta = new double[SHOWN];
    Arrays.setAll(theta, k -> 1.0 / (k + 1));
    return new Examination(theta);
  }

  private static List<Query> queries(int count) {
    List<Query> queries = new ArrayList<>();
    for (int q = 0; q < count; q++) {
      queries.add(RankerLogs.query("q" + q, documents(), 0));
    }
    return queries;
  }

  private static List<String> documents() {
    List<String> documents = new ArrayList<>();
    for (int d = 0; d < INTENT.length; d++) {
      documents.add("d" + (char) ('a' + d));
    }
    return documents;
  }

  /** Users who ask {@code q} twice, and see shuffled rankings. */
  private static List<Impression> log(int queries, int users, long seed) {
    List<Impression> log = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      for (int u = 0; u < users; u++) {
        Generator random = new Generator(seed).split(q).split(u);
        double draw = random.nextDouble();
        int intent = draw < SHARE[0] ? 0 : draw < SHARE[0] + SHARE[1] ? 1 : 2;
        for (int i = 0; i < 2; i++) {
          String unit = "u" + q + "-" + u;
          log.add(impression(unit + "-" + i, unit, "q" + q, intent, random));
        }
      }
    }
    return log;
  }

  private static Impression impression(
      String id, String unit, String query, int intent, Generator random) {
    int[] order = new int[INTENT.length];
    Arrays.setAll(order, d -> d);
    random.shuffle(order, order.length);
    String[] shown = new String[SHOWN];
    double[] clicks = new double[SHOWN];
    for (int k = 0; k < SHOWN; k++) {
      shown[k] = documents().get(order[k]);
      boolean examined = random.nextBoolean(THETA.at(k + 1));
      clicks[k] = examined && INTENT[order[k]] == intent ? 1 : 0;
    }
    return Logs.impression(id, unit, query, "", shown, clicks);
  }

  /** The mean over queries of P(a document of the user's intent is among the first three). */
  private static double found(TrainedRanker trained) {
    return queries(10).stream()
        .mapToDouble(q -> satisfied(q, trained.ranker().scores(q)))
        .average()
        .orElseThrow();
  }

  private static double pointwise(Source<Impression> log) {
    double sum = 0;
    for (Keyed<QuerySignal> signal :
        new PolicyAware(NONE)
            .of(log, RankerLogs.queries(queries(10)), THETA)
            .fold(new ToList<>())) {
      SignalList list = signal.value().lists().get(0);
      Query query = RankerLogs.query(signal.key(), List.of(list.documents()), 0);
      sum += satisfied(query, list.signal()[0]) / 10;
    }
    return sum;
  }

  private static double satisfied(Query query, double[] scores) {
    int[] best = Rankings.best(scores, Rankings.ties(query), 3);
    return Arrays.stream(best)
        .map(d -> INTENT[query.documents()[d].charAt(1) - 'a'])
        .distinct()
        .mapToDouble(intent -> SHARE[intent])
        .sum();
  }
}
