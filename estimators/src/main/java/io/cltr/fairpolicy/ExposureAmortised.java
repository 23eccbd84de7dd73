package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.fairpolicy.AmortisedSolution.Part;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import java.util.List;
import java.util.Optional;

/**
 * Ranks every query at the prices of one of its parts, each for its share of the impressions: fair
 * over the log that it was fitted to, as {@link AmortisedFitter} says, and as fair elsewhere as the
 * mix of queries, groups and scores is like it there. Groups without a price are ranked by score.
 * Not defined for a query whose candidates have no features. Cost: one sort for each part.
 *
 * @param groups that have prices, sorted
 */
public record ExposureAmortised(
    String name,
    Ranker ranker,
    ScoreCalibration calibration,
    Grouping grouping,
    List<String> groups,
    PricedRanking ranking,
    List<Part> parts)
    implements Policy {

  @Override
  public Optional<Ranks> ranks(Query query, Displays displays, int depth) {
    return query.hasFeatures() ? Optional.of(mixed(query).ranks(depth)) : Optional.empty();
  }

  @Override
  public Optional<int[]> draw(Query query, Displays displays, long key) {
    return query.hasFeatures()
        ? Optional.of(
            mixed(query).draw(new Generator(key).split("exposure-amortised").split(query.id())))
        : Optional.empty();
  }

  private RankingMix mixed(Query query) {
    OrderedList list = OrderedList.of(query, ranker, calibration, grouping, groups);
    return new RankingMix(
        parts.stream()
            .map(
                part -> list.documents(ranking.of(list.relevance(), list.members(), part.prices())))
            .toArray(int[][]::new),
        parts.stream().mapToDouble(Part::share).toArray());
  }
}
