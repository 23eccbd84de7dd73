package io.cltr.value;

import io.cltr.log.Impression;
import io.cltr.value.QueryPlan.ImpressionPlan;
import java.util.List;

/** What one impression adds to each of its slices, {@code weight} times. */
record Contribution(
    String unit,
    int bucket,
    double weight,
    List<String> slices,
    List<SliceContribution> contributions)
    implements Evidence {

  static Contribution of(Slices slices, Impression impression, ImpressionPlan plan) {
    List<String> names = slices.of(impression);
    return new Contribution(
        impression.unit(),
        impression.bucket(),
        impression.weight(),
        names,
        names.stream().map(slice -> plan.contribution(impression, slice)).toList());
  }

  @Override
  public void addTo(EvidenceSums sums) {
    for (int i = 0; i < slices.size(); i++) {
      sums.slice(slices.get(i)).add(unit, bucket, weight, contributions.get(i));
    }
  }
}
