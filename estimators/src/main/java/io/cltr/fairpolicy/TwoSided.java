package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.log.Query;
import io.cltr.ranker.Ranker;
import java.util.List;

/**
 * The rankings of all steps of an ascent, as {@link TwoSidedSpec} says.
 *
 * @param theta θ_k at index k − 1
 * @param names of the items, sorted
 * @param slopes one array per step; none: the ranking by score
 */
record TwoSided(
    String name,
    Ranker ranker,
    Grouping grouping,
    long seed,
    double[] theta,
    ScoreCalibration calibration,
    UserSide users,
    List<String> names,
    List<double[]> slopes)
    implements MixedRankings {

  @Override
  public RankingMix mix(Query query, double[] scores, int[] byScore) {
    int steps = slopes.size();
    if (steps == 0) {
      return RankingMix.uniform(new int[][] {byScore});
    }
    ItemList list = ItemList.of(query, scores, byScore, grouping, names, calibration);
    double[] exposures = list.exposures(theta);
    double utility = 0;
    for (int j = 0; j < exposures.length; j++) {
      utility += exposures[j] * list.relevance()[j];
    }
    int[][] rankings = new int[steps][];
    double[] shares = new double[steps];
    for (int t = 0; t < steps; t++) {
      int[] best = list.best(users.weight(utility), slopes.get(t), byScore.length);
      utility += WelfarePass.step(t) * (list.utility(best, exposures) - utility);
      rankings[t] = MixedRankings.documents(ItemList.ranking(best, theta), byScore);
      shares[t] = 2.0 * (t + 1) / ((double) steps * (steps + 1));
    }
    return new RankingMix(rankings, shares);
  }
}
