package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.log.Query;
import io.cltr.ranker.Ranker;
import java.util.List;

/**
 * The rankings of a controller's rounds, as {@link FairControllerSpec} says.
 *
 * @param theta θ_k at index k − 1
 */
record FairController(
    String name,
    Ranker ranker,
    Grouping grouping,
    double gain,
    int rounds,
    long seed,
    double[] theta,
    ScoreCalibration calibration)
    implements MixedRankings {

  @Override
  public RankingMix mix(Query query, double[] scores, int[] byScore) {
    List<String> names = grouping.names(query);
    int[][] byDocument = grouping.members(query, names);
    int[][] members = new int[byScore.length][];
    double[] relevance = new double[byScore.length];
    double[] merit = new double[names.size()];
    for (int r = 0; r < byScore.length; r++) {
      members[r] = byDocument[byScore[r]];
      relevance[r] = calibration.at(scores[byScore[r]]);
      for (int g : members[r]) {
        merit[g] += relevance[r];
      }
    }
    double[] exposure = new double[names.size()];
    int[][] rankings = new int[rounds][];
    for (int round = 0; round < rounds; round++) {
      double[] lag = lags(exposure, merit);
      double[] worth = new double[byScore.length];
      for (int r = 0; r < worth.length; r++) {
        double error = 0;
        for (int g : members[r]) {
          error = Math.max(error, lag[g]);
        }
        worth[r] = relevance[r] + gain * error;
      }
      int[] places = MixedRankings.byWorth(worth, worth.length);
      for (int k = 0; k < Math.min(theta.length, places.length); k++) {
        for (int g : members[places[k]]) {
          exposure[g] += theta[k];
        }
      }
      rankings[round] = MixedRankings.documents(places, byScore);
    }
    return RankingMix.uniform(rankings);
  }

  /** max_h X_h − X_g of each group, 0 for those without merit. */
  private static double[] lags(double[] exposure, double[] merit) {
    double most = 0;
    for (int g = 0; g < merit.length; g++) {
      most = merit[g] > 0 ? Math.max(most, exposure[g] / merit[g]) : most;
    }
    double[] lags = new double[merit.length];
    for (int g = 0; g < merit.length; g++) {
      lags[g] = merit[g] > 0 ? most - exposure[g] / merit[g] : 0;
    }
    return lags;
  }
}
