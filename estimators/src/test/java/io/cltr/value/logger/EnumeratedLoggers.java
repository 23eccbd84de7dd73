package io.cltr.value.logger;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.value.ActionLog;
import io.cltr.value.Embeddings;
import io.cltr.value.EnumeratedWorld;
import io.cltr.value.GivenRewards;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A log that lists all rounds of two loggers: two queries, four actions with embeddings of a
 * colour, which is drawn, and a size, which is not. Each round occurs once per fold, weighted by
 * its probability.
 *
 * @param logging π_j by logger, query and action
 * @param shares P(logger) by query and logger
 * @param direct how much more each action is clicked than the one before, whatever its embedding
 */
record EnumeratedLoggers(double[][][] logging, double[][] shares, double direct) {
  static final String[] ACTIONS = {"a", "b", "c", "d"};
  static final String[] QUERIES = {"q", "r"};
  static final String[] LOGGERS = {"A", "B"};
  static final double[] TRAFFIC = {0.6, 0.4};
  static final double[] RED = {0.7, 0.2, 0.5, 0.9};

  /** A never shows d, B for q never a, and both together show everything. */
  static final double[][][] PARTIAL = {
    {{0.5, 0.3, 0.2, 0}, {0.1, 0.6, 0.3, 0}}, {{0, 0.1, 0.2, 0.7}, {0.4, 0.2, 0.2, 0.2}}
  };

  static final double[][][] FULL = {
    {{0.5, 0.3, 0.1, 0.1}, {0.1, 0.6, 0.2, 0.1}}, {{0.05, 0.05, 0.2, 0.7}, {0.4, 0.2, 0.2, 0.2}}
  };

  static final double[][] ALIKE = {{0.3, 0.7}, {0.3, 0.7}};
  static final double[][] TARGET = {{0.4, 0.1, 0.2, 0.3}, {0.1, 0.2, 0.3, 0.4}};

  static String size(int action) {
    return action < 2 ? "small" : "large";
  }

  static double colour(int action, int red) {
    return red == 1 ? RED[action] : 1 - RED[action];
  }

  /** P(click) given the embedding, but for the direct effect. */
  static double byEmbedding(int query, int red, String size) {
    return 0.1 + 0.2 * red + (size.equals("large") ? 0.25 : 0) + 0.1 * query * red;
  }

  double click(int query, int action, int red) {
    return byEmbedding(query, red, size(action)) + direct * action;
  }

  /** P(click) of an action. */
  double click(int query, int action) {
    return colour(action, 1) * click(query, action, 1)
        + colour(action, 0) * click(query, action, 0);
  }

  double truth() {
    double truth = 0;
    for (int q = 0; q < 2; q++) {
      for (int a = 0; a < 4; a++) {
        truth += TRAFFIC[q] * TARGET[q][a] * click(q, a);
      }
    }
    return truth;
  }

  /**
   * @param said what the log says of π_j
   */
  List<Impression> population(double[][][] said) {
    List<Impression> log = new ArrayList<>();
    for (int q = 0; q < 2; q++) {
      for (int j = 0; j < 2; j++) {
        for (int a = 0; a < 4; a++) {
          for (int outcome = 0; outcome < 4; outcome++) {
            int red = outcome % 2;
            int click = outcome / 2;
            double p = click(q, a, red);
            double weight =
                900
                    * TRAFFIC[q]
                    * shares[q][j]
                    * logging[j][q][a]
                    * colour(a, red)
                    * (click == 1 ? p : 1 - p);
            for (int fold = 0; weight > 0 && fold < 2; fold++) {
              String id = "i" + log.size();
              String unit = EnumeratedWorld.unit(id, fold);
              log.add(
                  new Impression(
                      id,
                      unit,
                      Units.bucket(unit),
                      QUERIES[q],
                      LOGGERS[j],
                      0,
                      "",
                      Map.of("colour", red == 1 ? "red" : "blue"),
                      weight,
                      new String[] {ACTIONS[a]},
                      new int[] {1},
                      new double[] {click},
                      new double[] {click},
                      new double[] {said[j][q][a]}));
            }
          }
        }
      }
    }
    return log;
  }

  /** A log drawn at random: units of so many rounds, which click 0.6 or 1.4 times as often. */
  List<Impression> sample(Generator random, int units, int rounds) {
    List<Impression> log = new ArrayList<>(units * rounds);
    for (int u = 0; u < units; u++) {
      String unit = "u" + u;
      int bucket = Units.bucket(unit);
      double eagerness = random.nextBoolean(0.5) ? 0.6 : 1.4;
      for (int i = 0; i < rounds; i++) {
        int q = random.nextBoolean(TRAFFIC[0]) ? 0 : 1;
        int j = random.nextBoolean(shares[q][0]) ? 0 : 1;
        int a = drawn(logging[j][q], random.nextDouble());
        int red = random.nextBoolean(RED[a]) ? 1 : 0;
        double[] click = {random.nextBoolean(eagerness * click(q, a, red)) ? 1 : 0};
        log.add(
            new Impression(
                unit + "-" + i,
                unit,
                bucket,
                QUERIES[q],
                LOGGERS[j],
                0,
                "",
                Map.of("colour", red == 1 ? "red" : "blue"),
                new String[] {ACTIONS[a]},
                new int[] {1},
                click,
                click,
                new double[] {logging[j][q][a]}));
      }
    }
    return log;
  }

  private static int drawn(double[] probabilities, double u) {
    int a = 0;
    double sum = probabilities[0];
    while (u >= sum && a < probabilities.length - 1) {
      sum += probabilities[++a];
    }
    return a;
  }

  static Policy policy(String name, double[][] probabilities) {
    List<Row> rows = new ArrayList<>();
    for (int q = 0; q < 2; q++) {
      for (int a = 0; a < 4; a++) {
        rows.add(new Row(QUERIES[q], ACTIONS[a], 1, probabilities[q][a]));
      }
    }
    return PolicyTable.of(name, rows);
  }

  static Embeddings embeddings() {
    List<Embeddings.Row> rows = new ArrayList<>();
    for (int a = 0; a < 4; a++) {
      rows.add(new Embeddings.Row(ACTIONS[a], "colour", "red", RED[a]));
      rows.add(new Embeddings.Row(ACTIONS[a], "colour", "blue", 1 - RED[a]));
      rows.add(new Embeddings.Row(ACTIONS[a], "size", size(a), 1));
    }
    return Embeddings.of(rows);
  }

  static ActionLog known(double[][][] policies) {
    TreeMap<String, Policy> byLogger = new TreeMap<>();
    for (int j = 0; j < 2; j++) {
      byLogger.put(LOGGERS[j], policy(LOGGERS[j], policies[j]));
    }
    return new ActionLog(List.of(LOGGERS), byLogger, embeddings());
  }

  /** The log tells the true probabilities. */
  ValueTable values(ValueEstimator... estimators) {
    return values(population(logging), known(logging), List.of(), estimators);
  }

  static ValueTable values(
      List<Impression> log, ActionLog known, List<String> slices, ValueEstimator... estimators) {
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    return new Valuation(
            List.of(policy("target", TARGET)),
            List.of(new ExpectedClicks()),
            List.of(estimators),
            new Slices(slices),
            Examination.uniform(1),
            new LoggedWeighting(0, 1, known),
            Optional.of(new Modelling(new GivenRewards(), EnumeratedWorld.FOLDS)),
            List.of(new StudentT()))
        .run(
            source,
            source.grouped(Impression::query, new DisplaysFold()),
            Source.of(List.of(), Layout.byKey()),
            BucketInfluence.none(1, Units.BUCKETS),
            0.95);
  }
}
