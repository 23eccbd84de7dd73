package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.log.Query;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import java.io.Serializable;
import java.util.List;

/**
 * A query's candidates in the order of a ranker, so that equal worth is ranked as the ranker does.
 *
 * @param order indices of the query's documents, best first
 * @param relevance γ̂ in that order
 * @param members indices of the groups of each, in that order
 */
record OrderedList(int[] order, double[] relevance, int[][] members) implements Serializable {

  static OrderedList of(
      Query query,
      Ranker ranker,
      ScoreCalibration calibration,
      Grouping grouping,
      List<String> names) {
    double[] scores = ranker.scores(query);
    int[] order = Rankings.all(query, scores);
    int[][] known = grouping.members(query, names);
    double[] relevance = new double[order.length];
    int[][] members = new int[order.length][];
    for (int i = 0; i < order.length; i++) {
      relevance[i] = calibration.at(scores[order[i]]);
      members[i] = known[order[i]];
    }
    return new OrderedList(order, relevance, members);
  }

  /** {@code ranking} of places in this order as one of the query's documents. */
  int[] documents(int[] ranking) {
    int[] documents = new int[ranking.length];
    for (int k = 0; k < documents.length; k++) {
      documents[k] = order[ranking[k]];
    }
    return documents;
  }
}
