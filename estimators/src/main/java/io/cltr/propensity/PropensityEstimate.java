package io.cltr.propensity;

import io.cltr.interval.BucketInfluence;
import java.util.List;

/**
 * Estimated examination probabilities with their evidence.
 *
 * @param estimator id of the method
 * @param level confidence level of the intervals
 * @param interval how the intervals were computed
 * @param positions one entry per position, from 1
 * @param components positions connected by common documents, each sorted; ratios exist only inside
 *     a component
 * @param influence per-bucket influence on log θ_k, K wide; 0 where not identified
 * @param warnings what a reader must know before trusting the numbers
 */
public record PropensityEstimate(
    String estimator,
    double level,
    String interval,
    List<PositionEstimate> positions,
    List<List<Integer>> components,
    BucketInfluence influence,
    List<String> warnings) {

  /**
   * θ at one position; NaN where not identified.
   *
   * @param observations displays that carry evidence on the position; their effective number
   *     (Σv)²/Σv² where the log is downsampled
   * @param trust β of {@link Examination}: clicks that an irrelevant document gets by trust
   */
  public record PositionEstimate(
      int position, double propensity, double low, double high, long observations, double trust) {
    /** Without trust bias. */
    public PositionEstimate(
        int position, double propensity, double low, double high, long observations) {
      this(position, propensity, low, high, observations, 0);
    }
  }

  /** θ alone. */
  public Examination examination() {
    return new Examination(
        positions.stream().mapToDouble(PositionEstimate::propensity).toArray(),
        positions.stream().mapToDouble(PositionEstimate::trust).toArray());
  }
}
