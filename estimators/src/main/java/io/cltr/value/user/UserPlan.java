package io.cltr.value.user;

import io.cltr.log.Impression;
import io.cltr.value.query.QueryPlan.ImpressionPlan;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.SliceContribution;
import java.util.TreeMap;

/**
 * Contributions of the impressions of one query, with those by click models.
 *
 * @param others what all other estimators make of the impressions
 * @param values of the query by slice, cell and model, the whole log's first; null in cells of
 *     other estimators and of policies that are not defined
 */
record UserPlan(ImpressionPlan others, TreeMap<String, double[][]> values)
    implements ImpressionPlan {
  @Override
  public SliceContribution contribution(
      Cells cells, Impression impression, String slice, double[] balanced, double[] shares) {
    SliceContribution sums = others.contribution(cells, impression, slice, balanced, shares);
    double[][] byCell = values.get(slice);
    for (int cell = 0; byCell != null && cell < byCell.length; cell++) {
      if (byCell[cell] != null) {
        int groups = byCell[cell].length - 1;
        int moment = cells.vector(cell);
        sums.moments()[moment] = byCell[cell][0];
        sums.moments()[moment + 1] =
            byCell[cell][1 + Slices.group(Slices.ALL, impression.bucket(), groups)];
      }
    }
    return sums;
  }
}
