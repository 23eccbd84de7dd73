package io.cltr.value.estimator;

import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.value.EnumeratedWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A log that lists all rounds of single actions: two queries, two positions that are rounds of
 * their own, four actions with exact logging probabilities. Each action has two rewards of its own;
 * each round occurs once per fold, weighted by its probability.
 */
final class EnumeratedRounds {
  static final String[] ACTIONS = {"a", "b", "c", "d"};
  static final String[] QUERIES = {"q", "r"};

  /** π_0 by query and position. */
  static final double[][][] LOGGING = {
    {{0.1, 0.2, 0.3, 0.4}, {0.25, 0.25, 0.25, 0.25}}, {{0.6, 0.2, 0.1, 0.1}, {0.4, 0.1, 0.3, 0.2}}
  };

  static final double[][] SHARES = {{0.35, 0.2}, {0.15, 0.3}};

  static final Map<String, double[][][]> TARGETS =
      Map.of(
          "soft",
          new double[][][] {
            {{0.4, 0.3, 0.2, 0.1}, {0.1, 0.1, 0.1, 0.7}},
            {{0.05, 0.05, 0.1, 0.8}, {0, 0.5, 0.5, 0}}
          },
          "fixed",
          new double[][][] {{{1, 0, 0, 0}, {0, 0, 1, 0}}, {{0, 1, 0, 0}, {0, 0, 0, 1}}},
          "logging",
          LOGGING);

  /** P(click). */
  static double click(int query, int position, int action) {
    return 0.1 + 0.15 * action + 0.2 * query - 0.05 * position;
  }

  /** Reward of a click; a round without one has a tenth of it. */
  private static double worth(int action) {
    return 1 - 0.2 * action;
  }

  static double reward(int query, int position, int action) {
    double click = click(query, position, action);
    return worth(action) * (click + 0.1 * (1 - click));
  }

  static List<Impression> population() {
    List<Impression> log = new ArrayList<>();
    for (int q = 0; q < 2; q++) {
      for (int k = 0; k < 2; k++) {
        for (int a = 0; a < 4; a++) {
          for (int click = 0; click < 2; click++) {
            double p = click(q, k, a);
            double weight = 900 * SHARES[q][k] * LOGGING[q][k][a] * (click == 1 ? p : 1 - p);
            for (int fold = 0; fold < 2; fold++) {
              log.add(round("i" + log.size(), fold, q, k, a, click, weight));
            }
          }
        }
      }
    }
    return log;
  }

  private static Impression round(
      String id, int fold, int query, int position, int action, int click, double weight) {
    String unit = EnumeratedWorld.unit(id, fold);
    return new Impression(
        id,
        unit,
        Units.bucket(unit),
        QUERIES[query],
        "A",
        0,
        "",
        Map.of(),
        weight,
        new String[] {ACTIONS[action]},
        new int[] {position + 1},
        new double[] {click},
        new double[] {worth(action) * (click == 1 ? 1 : 0.1)},
        new double[] {LOGGING[query][position][action]});
  }

  static Policy policy(String name) {
    List<Row> rows = new ArrayList<>();
    for (int q = 0; q < 2; q++) {
      for (int k = 0; k < 2; k++) {
        for (int a = 0; a < 4; a++) {
          rows.add(new Row(QUERIES[q], ACTIONS[a], k + 1, TARGETS.get(name)[q][k][a]));
        }
      }
    }
    return PolicyTable.of(name, rows);
  }

  private EnumeratedRounds() {}
}
