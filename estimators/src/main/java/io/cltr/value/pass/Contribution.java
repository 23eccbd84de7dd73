package io.cltr.value.pass;

import io.cltr.log.Impression;
import io.cltr.logging.BalancedWeights.Ratio;
import io.cltr.value.action.LoggerCounts;
import io.cltr.value.query.QueryPlan.ForImpressions;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.Evidence;
import io.cltr.value.sum.EvidenceSums;
import io.cltr.value.sum.SliceContribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one impression adds to each of its slices, {@code weight} times. */
record Contribution(
    String unit,
    String query,
    int bucket,
    double weight,
    List<String> slices,
    List<SliceContribution> contributions)
    implements Evidence {

  /**
   * The contribution of {@code impression}.
   *
   * @param ratios a classifier's weights by policy; empty where no estimator uses them
   * @param loggers what they logged
   */
  static Contribution of(
      Cells cells,
      List<Ratio> ratios,
      LoggerCounts loggers,
      Impression impression,
      ForImpressions query) {
    double[] balanced =
        ratios.stream()
            .mapToDouble(ratio -> ratio.of(impression, Optional.ofNullable(query.candidates())))
            .toArray();
    List<String> names = new ArrayList<>(cells.slices().of(impression));
    names.addAll(query.slices());
    return new Contribution(
        impression.unit(),
        impression.query(),
        impression.bucket(),
        impression.weight(),
        names,
        names.stream()
            .map(
                slice ->
                    query
                        .plan()
                        .contribution(cells, impression, slice, balanced, loggers.of(slice)))
            .toList());
  }

  @Override
  public void addTo(EvidenceSums sums) {
    for (int i = 0; i < slices.size(); i++) {
      String slice = slices.get(i);
      sums.slice(slice)
          .add(unit, query, Slices.bucket(slice, bucket), weight, contributions.get(i));
    }
  }
}
