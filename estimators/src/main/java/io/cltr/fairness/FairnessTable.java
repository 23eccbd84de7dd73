package io.cltr.fairness;

import io.cltr.log.ConfigException;
import java.util.List;

/**
 * What a log shows of fairness, with the influence of each bucket of units on every measure, so
 * that differences of policies have paired intervals without another pass. Its size does not depend
 * on the log's.
 *
 * @param level of the intervals
 * @param merits of each slice that has documents of the groups
 * @param groups by slice, policy and group
 * @param places by slice, policy, group and place
 * @param cells by slice, policy, measure and pair
 * @param warnings about the whole
 */
public record FairnessTable(
    double level,
    List<SliceMerits> merits,
    List<GroupExposure> groups,
    List<PlaceExposure> places,
    List<Cell> cells,
    List<String> warnings) {

  /**
   * What groups of a slice are worth.
   *
   * @param all their estimates, counts and warnings
   * @param merit m_g, by group
   * @param relative M_g = (m_g/n_g)/(m/n), by group
   */
  public record SliceMerits(
      String slice, GroupMerits all, List<Estimate> merit, List<Estimate> relative) {}

  /**
   * What a policy gives a group, per impression.
   *
   * @param exposure E_g
   * @param share E_g/Σ_h E_h
   * @param relative (E_g/n_g)/(Θ/n)
   * @param impact I_g: clicks that relevance earns
   * @param impactShare I_g/Σ_h I_h
   */
  public record GroupExposure(
      String policy,
      String slice,
      String group,
      Estimate exposure,
      Estimate share,
      Estimate relative,
      Estimate impact,
      Estimate impactShare) {}

  /** Σ_{d in g} P(d at the 1-based place), meaned over impressions. */
  public record PlaceExposure(
      String policy, String slice, String group, int place, Estimate displays) {}

  /**
   * A measure of one policy.
   *
   * @param groups the pair, or all that are compared
   * @param value NaN where it is not defined; a warning says why
   * @param standardError to second order where the measure is curved
   * @param bias what the plug-in is too high by, to first order: ½ tr(HΣ)
   */
  public record MeasureValue(
      String policy,
      String slice,
      String measure,
      List<String> groups,
      double value,
      double standardError,
      double low,
      double high,
      double level,
      double bias,
      List<String> warnings) {}

  /**
   * A measure with what differences need.
   *
   * @param of what was measured
   * @param reading which of its readings
   * @param evidence of the policy in the slice
   * @param buckets number of coarse buckets with units of the slice
   */
  public record Cell(
      MeasureValue value, FairnessMeasure of, int reading, PolicyStatistics evidence, int buckets) {
    private double[] influence() {
      return evidence.influence(of.of(evidence.statistics()).get(reading));
    }

    private Curvature curvature() {
      return Curvature.of(of, evidence, buckets);
    }
  }

  /** The difference of a measure between two policies on the same units. */
  public record Contrast(
      String policy,
      String baseline,
      String slice,
      String measure,
      List<String> groups,
      Estimate difference) {}

  /** Every measure with its interval. */
  public List<MeasureValue> measures() {
    return cells.stream().map(Cell::value).toList();
  }

  /** {@code policy}'s measure less {@code baseline}'s, with a paired interval. */
  public Contrast difference(
      String policy, String baseline, String measure, List<String> groups, String slice) {
    Cell first = find(policy, measure, groups, slice);
    Cell second = find(baseline, measure, groups, slice);
    double difference = first.value.value() - second.value.value();
    double[] influence = first.influence();
    double[] other = second.influence();
    for (int b = 0; b < influence.length; b++) {
      influence[b] -= other[b];
    }
    int buckets = Math.max(first.buckets, second.buckets);
    return new Contrast(
        policy,
        baseline,
        slice,
        measure,
        groups,
        first.of.isCurved() && !Double.isNaN(difference)
            ? Estimate.curved(
                difference, influence, first.curvature().minus(second.curvature()), buckets, level)
            : Estimate.of(difference, influence, buckets, level));
  }

  /** The cell of a measure; a {@link ConfigException} where there is none. */
  public Cell find(String policy, String measure, List<String> groups, String slice) {
    return cells.stream()
        .filter(
            cell ->
                cell.value.policy().equals(policy)
                    && cell.value.measure().equals(measure)
                    && cell.value.groups().equals(groups)
                    && cell.value.slice().equals(slice))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "there is no measure '%s' of policy '%s' for the groups %s in %s; there are %s"
                        .formatted(
                            measure,
                            policy,
                            groups,
                            slice,
                            cells.stream()
                                .map(c -> c.value.measure() + " " + c.value.groups())
                                .distinct()
                                .toList())));
  }
}
