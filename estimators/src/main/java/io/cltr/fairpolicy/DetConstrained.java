package io.cltr.fairpolicy;

import io.cltr.log.Query;
import io.cltr.ranker.Ranker;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The ranking between floors and ceilings of groups' counts, as {@link DetConstrainedSpec} says.
 */
record DetConstrained(
    String name, Ranker ranker, SortedMap<String, Double> shares, FloorVariant variant)
    implements SingleRanking {
  private static final double GRID = 1e9;

  @Override
  public int[] reranked(Query query, int[] byScore) {
    GroupQueues queues = GroupQueues.of(query, byScore, shares);
    int[] ranks =
        variant == FloorVariant.sorted
            ? sorted(queues, byScore.length)
            : chosen(queues, byScore.length);
    return Arrays.stream(ranks).map(r -> byScore[r]).toArray();
  }

  /** Place by place: a group below its floor, else one below its ceiling, else any. */
  private int[] chosen(GroupQueues queues, int n) {
    int[] taken = new int[queues.size()];
    int[] ranks = new int[n];
    for (int k = 1; k <= n; k++) {
      int places = k;
      int next = best(queues, taken, g -> taken[g] < queues.floor(g, places), g -> 0);
      if (next < 0) {
        next = best(queues, taken, g -> taken[g] < queues.ceiling(g, places), urgency(queues, k));
      }
      if (next < 0) {
        next = best(queues, taken, g -> true, g -> 0);
      }
      ranks[k - 1] = queues.queues()[next][taken[next]++];
    }
    return ranks;
  }

  private IntToDoubleFunction urgency(GroupQueues queues, int places) {
    return switch (variant) {
      case conservative ->
          g -> StrictMath.rint(GRID * queues.ceiling(g, places) / queues.shares()[g]);
      case relaxed -> g -> queues.place(g, queues.ceiling(g, places));
      default -> g -> 0;
    };
  }

  /** Of the groups that pass and have documents left the most urgent, then best; −1 for none. */
  private static int best(
      GroupQueues queues, int[] taken, IntPredicate passes, IntToDoubleFunction urgency) {
    return IntStream.range(0, queues.size())
        .filter(g -> queues.has(g, taken[g]) && passes.test(g))
        .boxed()
        .min(
            Comparator.<Integer>comparingDouble(urgency::applyAsDouble)
                .thenComparingInt(g -> queues.queues()[g][taken[g]]))
        .orElse(-1);
  }

  /**
   * In the order in which floors rise; each document then moves up before worse ones, as far as
   * none of them passes the place where its own floor needs it.
   */
  private static int[] sorted(GroupQueues queues, int n) {
    int[] taken = new int[queues.size()];
    int[] ranks = new int[n];
    double[] last = new double[n];
    int placed = 0;
    while (placed < n) {
      double rise = Double.POSITIVE_INFINITY;
      for (int g = 0; g < taken.length; g++) {
        rise = queues.has(g, taken[g]) ? Math.min(rise, queues.place(g, taken[g] + 1)) : rise;
      }
      if (Double.isInfinite(rise)) {
        int[] left = queues.left(taken);
        System.arraycopy(left, 0, ranks, placed, left.length);
        return ranks;
      }
      double places = rise;
      int next = best(queues, taken, g -> queues.place(g, taken[g] + 1) <= places, g -> 0);
      ranks[placed] = queues.queues()[next][taken[next]++];
      last[placed] = places;
      moveUp(ranks, last, placed);
      placed++;
    }
    return ranks;
  }

  private static void moveUp(int[] ranks, double[] last, int from) {
    int at = from;
    while (at > 0 && ranks[at - 1] > ranks[at] && last[at - 1] >= at + 1) {
      int rank = ranks[at];
      ranks[at] = ranks[at - 1];
      ranks[at - 1] = rank;
      double place = last[at];
      last[at] = last[at - 1];
      last[at - 1] = place;
      at--;
    }
  }
}
