package io.cltr.value;

import io.cltr.log.Impression;
import io.cltr.value.DisplayPlan.OfSlice;
import io.cltr.value.QueryPlan.ImpressionPlan;

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
    OfSlice own = displays.slices().get(slice);
    if (slates != null && own != null) {
      slates.add(cells, impression, sums);
    }
    return sums;
  }
}
