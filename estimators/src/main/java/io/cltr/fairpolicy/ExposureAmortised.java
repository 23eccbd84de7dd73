package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.fairpolicy.AmortisedSolution.Part;
import io.cltr.log.Query;
import io.cltr.ranker.Ranker;
import java.util.List;

/**
 * Ranks every query at the prices of one of its parts, each for its share of the impressions: fair
 * over the log that it was fitted to, as {@link AmortisedFitter} says, and as fair elsewhere as the
 * mix of queries, groups and scores is like it there. Groups without a price are ranked by score.
 * Not defined for a query whose candidates have no features. Cost: one sort for each part.
 *
 * @param groups that have prices, sorted
 * @param seed of what is drawn
 */
public record ExposureAmortised(
    String name,
    Ranker ranker,
    ScoreCalibration calibration,
    Grouping grouping,
    List<String> groups,
    PricedRanking ranking,
    List<Part> parts,
    long seed)
    implements MixedRankings {

  @Override
  public RankingMix mix(Query query, double[] scores, int[] byScore) {
    OrderedList list = OrderedList.of(query, scores, byScore, calibration, grouping, groups);
    return new RankingMix(
        parts.stream()
            .map(
                part -> list.documents(ranking.of(list.relevance(), list.members(), part.prices())))
            .toArray(int[][]::new),
        parts.stream().mapToDouble(Part::share).toArray());
  }
}
