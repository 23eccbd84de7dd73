package io.cltr.fairpolicy;

import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.GroupRow;
import io.cltr.fairness.GroupTotals;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.log.Query;
import io.cltr.mixture.ListProgramme;
import io.cltr.mixture.ListRow;
import io.cltr.mixture.Mixture;
import io.cltr.mixture.Part;
import io.cltr.ranker.Ranker;
import java.util.Arrays;
import java.util.List;

/**
 * For each query the mixture of rankings of the largest expected utility among those that meet a
 * criterion:
 *
 * <pre>
 * max Σ_d γ̂_d E[λ(rank of d)]   s.t.  the criterion's demands on this query's groups
 * </pre>
 *
 * <p>γ̂ is the calibrated score. Solved exactly ({@link ListProgramme}); a query that cannot meet
 * the demands gets the mixture that misses them least, and among those the most useful. A query of
 * one group is ranked by score, and so is one without merit where the criterion asks for merit. Not
 * defined for a query whose candidates have no features. Errs as γ̂ does: the merit of a group of
 * few documents is what the ranker says of them. Cost: a sort for each step of the search, some
 * dozens of microseconds for 20 documents; demands on prefixes take assignments instead.
 *
 * <p>Source: Singh, Joachims, KDD 2018 (the linear programme).
 *
 * @param theta θ_k, exposure of each rank
 * @param utility λ_k
 * @param seed of what is drawn
 */
public record ExposureOptimal(
    String name,
    Ranker ranker,
    ScoreCalibration calibration,
    FairnessCriterion criterion,
    double[] theta,
    double[] utility,
    long seed)
    implements MixedRankings {

  @Override
  public RankingMix mix(Query query, double[] scores, int[] byScore) {
    Mixture<int[]> solved = solve(query, scores);
    return new RankingMix(
        solved.parts().stream().map(part -> part.vertex().what()).toArray(int[][]::new),
        solved.parts().stream().mapToDouble(Part::share).toArray());
  }

  /** The optimum with its certificate. */
  Mixture<int[]> solve(Query query, double[] scores) {
    double[] relevance = Arrays.stream(scores).map(calibration::at).toArray();
    FairList list = FairList.of(query, criterion.grouping(), relevance);
    GroupTotals totals = list.totals(query, criterion.grouping(), theta);
    List<ListRow> rows = criterion.rows(totals).stream().map(row -> row(list, row)).toList();
    return new ListProgramme(list.relevance(), utility, rows).solve();
  }

  private ListRow row(FairList list, GroupRow row) {
    return new ListRow(
        row.name(),
        list.coefficients(row),
        row.prefix() == 0 ? theta : first(row.prefix()),
        row.low(),
        row.high(),
        criterion.price());
  }

  private static double[] first(int prefix) {
    double[] ones = new double[prefix];
    Arrays.fill(ones, 1);
    return ones;
  }
}
