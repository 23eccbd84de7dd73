package io.cltr.learner;

import io.cltr.fairness.FairnessCriterion;
import io.cltr.fold.Fold;
import io.cltr.objective.ListData;
import io.cltr.objective.ListTotals;
import io.cltr.objective.QueryDemands;
import java.util.Arrays;
import java.util.List;

/**
 * Sums the sizes and the merit of groups over lists. State: two numbers for each group, nine more.
 *
 * @param names of the groups
 * @param examination θ
 * @param column which signal γ̂ is
 */
record GroupSums(FairnessCriterion criterion, List<String> names, double[] examination, int column)
    implements Fold<ListBlock, double[], GroupEvidence> {
  private static final int SIZE = 0;
  private static final int MERIT = 1;
  private static final int EXPOSURE = 2;
  private static final int SCALE = 3;
  private static final int DEMANDING = 4;
  private static final int DOCUMENTS = 5;
  private static final int UNGROUPED = 6;
  private static final int LISTS = 7;
  private static final int ONE_GROUP = 8;
  private static final int IMPRESSIONS = 9;
  private static final int GROUPS = 10;

  @Override
  public double[] start() {
    return new double[GROUPS + 2 * names.size()];
  }

  @Override
  public void add(double[] state, ListBlock block) {
    state[IMPRESSIONS] += block.counts().represented();
    for (int l = 0; l < block.lists(); l++) {
      add(state, block.list(l, column));
    }
  }

  private void add(double[] state, ListData list) {
    double n = list.impressions();
    state[SIZE] += n * list.groups().size();
    state[EXPOSURE] += n * ListTotals.given(list, examination);
    state[DEMANDING] += QueryDemands.rows(criterion, names, examination, list).isEmpty() ? 0 : n;
    state[DOCUMENTS] += list.size();
    state[LISTS]++;
    state[ONE_GROUP] += list.groups().present() < 2 ? 1 : 0;
    for (int g = 0; g < names.size(); g++) {
      state[GROUPS + 2 * g] += n * list.groups().sizes()[g];
    }
    for (int d = 0; d < list.size(); d++) {
      double gamma = list.signal()[d];
      state[MERIT] += gamma;
      state[SCALE] += Math.abs(gamma);
      state[UNGROUPED] += list.groups().members()[d] == 0 ? 1 : 0;
      for (int g = 0; g < names.size(); g++) {
        state[GROUPS + 2 * g + 1] += list.groups().has(d, g) ? gamma : 0;
      }
    }
  }

  @Override
  public void merge(double[] into, double[] from) {
    Arrays.setAll(into, i -> into[i] + from[i]);
  }

  @Override
  public GroupEvidence finish(double[] state) {
    double n = state[IMPRESSIONS];
    double[] sizes = new double[names.size()];
    double[] merit = new double[names.size()];
    for (int g = 0; g < sizes.length; g++) {
      sizes[g] = state[GROUPS + 2 * g] / n;
      merit[g] = state[GROUPS + 2 * g + 1] / n;
    }
    return new GroupEvidence(
        ListTotals.floored(
            names, sizes, merit, state[SIZE] / n, state[MERIT] / n, state[EXPOSURE] / n),
        state[SCALE] / n,
        state[DEMANDING] / n,
        (long) state[DOCUMENTS],
        (long) state[UNGROUPED],
        (long) state[LISTS],
        (long) state[ONE_GROUP]);
  }
}
