package io.cltr.fairpolicy;

import io.cltr.fairness.CalibratedRelevance;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.GroupMerits;
import io.cltr.fairness.GroupRow;
import io.cltr.fairness.Grouping;
import io.cltr.fairness.ScoreCalibration;
import io.cltr.fold.Blocks;
import io.cltr.interval.Normal;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.PolicyLog;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fits an amortised policy: what it reads of a log, and the solutions at all slacks. */
final class AmortisedFitting {
  private AmortisedFitting() {}

  static AmortisedFit of(ExposureAmortisedSpec spec, PolicyLog log, Ranker ranker) {
    FittedRelevance relevance = FittedRelevance.of(log, ranker);
    FairnessCriterion criterion = spec.criterion();
    GroupMerits merits =
        GroupMerits.of(
            log.impressions(),
            log.impressions().grouped(Impression::query, new DisplaysFold()),
            log.queries(),
            criterion.grouping(),
            log.examination(),
            log.influence(),
            Optional.of(new CalibratedRelevance(ranker, relevance.calibration())),
            log.level());
    return of(spec, log, ranker, relevance, merits, FairPolicySpec.SLACKS);
  }

  /**
   * By given merits.
   *
   * @param slacks for which there are solutions beside the criterion's own
   */
  static AmortisedFit of(
      ExposureAmortisedSpec spec,
      PolicyLog log,
      Ranker ranker,
      FittedRelevance relevance,
      GroupMerits merits,
      List<Double> slacks) {
    FairnessCriterion criterion = spec.criterion();
    List<GroupRow> rows = criterion.rows(merits.totals());
    List<Integer> prefixes =
        rows.stream().map(GroupRow::prefix).filter(k -> k > 0).distinct().sorted().toList();
    PricedRanking ranking = new PricedRanking(relevance.examination(), prefixes);
    Listing listing =
        new Listing(ranker, relevance.calibration(), criterion.grouping(), merits.totals().names());
    try (Blocks<ListsBlock> lists = WeightedQuery.all(log).packed(new ListsBlock.Packer(listing))) {
      AmortisedFitter fitter =
          new AmortisedFitter(
              lists,
              ranking,
              merits,
              new ClickErrors(log, listing, ranking, merits),
              spec.confidence() == 0 ? 0 : Normal.twoSided(spec.confidence()));
      List<AmortisedSolution> solutions = new ArrayList<>();
      solutions.add(fitter.solve(criterion, earlier(spec, log, merits, prefixes)));
      for (double slack : slacks) {
        if (slack != criterion.slack()) {
          solutions.add(fitter.solve(criterion.with(slack), List.of()));
        }
      }
      return new AmortisedFit(relevance, merits.totals().names(), prefixes, solutions);
    }
  }

  /** The prices that the same policy ranked at in an earlier run, where its groups are these. */
  private static List<GroupPrices> earlier(
      ExposureAmortisedSpec spec, PolicyLog log, GroupMerits merits, List<Integer> prefixes) {
    return Optional.ofNullable(log.previous().get(spec.policyName()))
        .filter(ExposureAmortisedSpec.class::isInstance)
        .map(previous -> ((ExposureAmortisedSpec) previous).fit())
        .filter(fit -> fit.groups().equals(merits.totals().names()))
        .filter(fit -> fit.prefixes().equals(prefixes))
        .map(
            fit ->
                fit.solutions().get(0).parts().stream()
                    .map(AmortisedSolution.Part::prices)
                    .toList())
        .orElse(List.of());
  }

  /** How a query becomes a list. */
  record Listing(Ranker ranker, ScoreCalibration calibration, Grouping grouping, List<String> names)
      implements Serializable {
    /** Empty for a query without features, null or not, which ranks nothing. */
    OrderedList list(Query query) {
      if (query == null || !query.hasFeatures()) {
        return new OrderedList(new int[0], new double[0], new int[0][]);
      }
      double[] scores = ranker.scores(query);
      return OrderedList.of(
          query, scores, Rankings.all(query, scores), calibration, grouping, names);
    }
  }
}
