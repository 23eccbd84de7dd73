package io.cltr.value.pass;

import io.cltr.log.Impression;
import io.cltr.value.display.DisplayPlan;
import io.cltr.value.query.QueryPlan.ImpressionPlan;
import io.cltr.value.slate.SlatePlan;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.SliceContribution;

/**
 * Contributions of the impressions of one query of a log of rankings, by all kinds of estimators.
 *
 * @param slates null where no estimator takes impressions for slates
 */
record RankingPlan(DisplayPlan displays, SlatePlan slates) implements ImpressionPlan {
  @Override
  public SliceContribution contribution(
      Cells cells, Impression impression, String slice, double[] balanced, double[] shares) {
    SliceContribution sums = displays.contribution(cells, impression, slice);
    if (slates != null && displays.values(slice)) {
      slates.add(cells, impression, sums);
    }
    return sums;
  }
}
