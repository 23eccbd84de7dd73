package io.cltr.fairpolicy;

import io.cltr.fold.Fold;
import java.util.Arrays;
import java.util.List;

/**
 * One pass of an ascent: every query's best ranking by the last slopes. What a query's utility
 * counts there depends on its earlier rankings, which are made again; a straight curve needs none.
 * State: a number per item and five.
 *
 * @param slopes of the items, one array per step up to now; none: rankings by relevance
 */
record WelfarePass(double[] theta, int items, UserSide users, List<double[]> slopes)
    implements Fold<ItemBlock, double[], WelfarePass.Sums> {
  private static final int OTHERS = 5;

  /**
   * Sums over impressions.
   *
   * @param exposures of each item, in the new rankings
   * @param traffic number of impressions
   * @param exposure of all ranks
   * @param utility of the new rankings
   * @param welfare of the users before, by a curve that is not straight
   * @param gain how much a step towards the new rankings raises it
   */
  record Sums(
      double[] exposures,
      double traffic,
      double exposure,
      double utility,
      double welfare,
      double gain) {}

  /** By how much step {@code t} moves towards the new rankings. */
  static double step(int t) {
    return 2.0 / (t + 2);
  }

  @Override
  public double[] start() {
    return new double[items + 1 + OTHERS];
  }

  @Override
  public void add(double[] state, ItemBlock block) {
    for (int q = 0; q < block.lists().length; q++) {
      add(state, block.traffic()[q], block.lists()[q]);
    }
  }

  private void add(double[] state, double traffic, ItemList list) {
    double[] exposures = list.exposures(theta);
    int[] best = new int[exposures.length];
    Arrays.setAll(best, j -> j);
    double before = list.utility(best, exposures);
    double utility = before;
    for (int t = 0; t < slopes.size(); t++) {
      before = t == 0 ? utility : before + step(t - 1) * (utility - before);
      best = list.best(users.weight(before), slopes.get(t), exposures.length);
      utility = list.utility(best, exposures);
    }
    for (int j = 0; j < exposures.length; j++) {
      for (int i = list.from()[best[j]]; i < list.from()[best[j] + 1]; i++) {
        state[list.items()[i]] += traffic * exposures[j];
      }
    }
    int others = items + 1;
    state[others] += traffic;
    state[others + 1] += traffic * Arrays.stream(exposures).sum();
    state[others + 2] += traffic * utility;
    state[others + 3] += traffic * users.welfare(before);
    state[others + 4] += traffic * users.weight(before) * (utility - before);
  }

  @Override
  public void merge(double[] into, double[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
  }

  @Override
  public Sums finish(double[] state) {
    int others = items + 1;
    return new Sums(
        Arrays.copyOf(state, items),
        state[others],
        state[others + 1],
        state[others + 2],
        state[others + 3],
        state[others + 4]);
  }
}
