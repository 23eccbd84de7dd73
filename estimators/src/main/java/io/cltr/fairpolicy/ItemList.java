package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.log.Query;
import io.cltr.ranker.Rankings;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The candidates of one query, by score.
 *
 * @param relevance γ̂ of the document at each place by score, not rising
 * @param from where the items of each of them begin in {@code items}; one number more
 * @param items indices; the number of items for one that is not known
 */
record ItemList(double[] relevance, int[] from, int[] items) implements Serializable {

  /**
   * The list of {@code query}.
   *
   * @param names of the items, sorted
   */
  static ItemList of(
      Query query,
      double[] scores,
      int[] byScore,
      Grouping grouping,
      List<String> names,
      ScoreCalibration calibration) {
    int n = byScore.length;
    double[] relevance = new double[n];
    int[] from = new int[n + 1];
    int[] items = new int[n];
    for (int r = 0; r < n; r++) {
      relevance[r] = calibration.at(scores[byScore[r]]);
      List<String> own = grouping.of(query, byScore[r]);
      from[r + 1] = from[r] + own.size();
      items = items.length < from[r + 1] ? Arrays.copyOf(items, 2 * from[r + 1]) : items;
      for (int i = 0; i < own.size(); i++) {
        int found = Collections.binarySearch(names, own.get(i));
        items[from[r] + i] = found < 0 ? names.size() : found;
      }
    }
    return new ItemList(relevance, from, Arrays.copyOf(items, from[n]));
  }

  /** The best {@code depth} places by score, by what utility and items gain; ties by score. */
  int[] best(double weight, double[] slopes, int depth) {
    double[] worth = new double[relevance.length];
    for (int r = 0; r < worth.length; r++) {
      double own = 0;
      for (int i = from[r]; i < from[r + 1]; i++) {
        own += slopes[items[i]];
      }
      worth[r] = weight * relevance[r] + own;
    }
    return MixedRankings.byWorth(worth, depth);
  }

  /** Largest first, the θ of as many ranks as there are candidates. */
  double[] exposures(double[] theta) {
    double[] sorted = Arrays.copyOf(theta, Math.min(theta.length, relevance.length));
    Arrays.sort(sorted);
    for (int i = 0, j = sorted.length - 1; i < j; i++, j--) {
      double kept = sorted[i];
      sorted[i] = sorted[j];
      sorted[j] = kept;
    }
    return sorted;
  }

  /** The utility where {@code best} get these exposures. */
  double utility(int[] best, double[] exposures) {
    double utility = 0;
    for (int j = 0; j < exposures.length; j++) {
      utility += exposures[j] * relevance[best[j]];
    }
    return utility;
  }

  /** The places by score at each rank: the best where θ is largest. */
  static int[] ranking(int[] best, double[] theta) {
    int depth = Math.min(theta.length, best.length);
    long[] ties = new long[depth];
    Arrays.setAll(ties, k -> k);
    int[] ranks = Rankings.best(Arrays.copyOf(theta, depth), ties, depth);
    int[] ranking = best.clone();
    for (int j = 0; j < depth; j++) {
      ranking[ranks[j]] = best[j];
    }
    return ranking;
  }
}
