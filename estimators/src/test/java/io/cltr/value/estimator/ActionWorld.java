package io.cltr.value.estimator;

import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Single actions: equally likely queries, five actions whose logging and click probabilities are
 * functions of the query, users that click 0.5 or 1.5 times as often as the mean user.
 */
final class ActionWorld {
  /** No logging probability is smaller. */
  static final double LEAST = 0.08;

  private static final int QUERIES = 8;
  private static final int ACTIONS = 5;

  private final double[][] logging = new double[QUERIES][ACTIONS];
  private final double[][] clicks = new double[QUERIES][ACTIONS];

  ActionWorld(long seed) {
    Generator random = new Generator(seed);
    for (int q = 0; q < QUERIES; q++) {
      double sum = 0;
      for (int a = 0; a < ACTIONS; a++) {
        logging[q][a] = random.nextDouble();
        sum += logging[q][a];
        clicks[q][a] = 0.1 + 0.4 * random.nextDouble();
      }
      for (int a = 0; a < ACTIONS; a++) {
        logging[q][a] = LEAST + (1 - ACTIONS * LEAST) * logging[q][a] / sum;
      }
    }
  }

  /** Prefers some actions; a function of the query. */
  private static double soft(int query, int action) {
    return (1 + (query + action) % ACTIONS) / 15.0;
  }

  private static double fixed(int query, int action) {
    return action == query % ACTIONS ? 1 : 0;
  }

  static List<Policy> policies() {
    List<Row> soft = new ArrayList<>();
    List<Row> fixed = new ArrayList<>();
    for (int q = 0; q < QUERIES; q++) {
      for (int a = 0; a < ACTIONS; a++) {
        soft.add(new Row("q" + q, "a" + a, 1, soft(q, a)));
        fixed.add(new Row("q" + q, "a" + a, 1, fixed(q, a)));
      }
    }
    return List.of(PolicyTable.of("soft", soft), PolicyTable.of("fixed", fixed));
  }

  /** Exact values of the policies. */
  Map<String, Double> truths() {
    double soft = 0;
    double fixed = 0;
    for (int q = 0; q < QUERIES; q++) {
      for (int a = 0; a < ACTIONS; a++) {
        soft += soft(q, a) * clicks[q][a] / QUERIES;
        fixed += fixed(q, a) * clicks[q][a] / QUERIES;
      }
    }
    return Map.of("soft", soft, "fixed", fixed);
  }

  /** The users {@code from}.. of a log, {@code perUser} rounds each. */
  List<Impression> log(Generator random, int from, int users, int perUser) {
    List<Impression> log = new ArrayList<>(users * perUser);
    for (int u = from; u < from + users; u++) {
      String unit = "u" + u;
      int bucket = Units.bucket(unit);
      double eagerness = random.nextBoolean(0.5) ? 0.5 : 1.5;
      for (int i = 0; i < perUser; i++) {
        int q = random.nextInt(QUERIES);
        int a = action(logging[q], random.nextDouble());
        double[] click = {random.nextBoolean(eagerness * clicks[q][a]) ? 1 : 0};
        log.add(
            new Impression(
                unit + "-" + i,
                unit,
                bucket,
                "q" + q,
                "A",
                0,
                "",
                Map.of(),
                new String[] {"a" + a},
                new int[] {1},
                click,
                click,
                new double[] {logging[q][a]}));
      }
    }
    return log;
  }

  private static int action(double[] probabilities, double u) {
    int a = 0;
    double sum = probabilities[0];
    while (u >= sum && a < ACTIONS - 1) {
      sum += probabilities[++a];
    }
    return a;
  }
}
