package io.cltr.propensity;

import io.cltr.interval.BucketInfluence;
import java.io.Serializable;
import java.util.ArrayList;
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
 * @param checks what the log says about the estimate's assumptions
 * @param contexts curves by context, where they were estimated
 * @param warnings what a reader must know before trusting the numbers
 */
public record PropensityEstimate(
    String estimator,
    double level,
    String interval,
    List<PositionEstimate> positions,
    List<List<Integer>> components,
    BucketInfluence influence,
    List<AssumptionCheck> checks,
    List<ContextCurve> contexts,
    List<String> warnings) {

  /** Without checks and contexts. */
  public PropensityEstimate(
      String estimator,
      double level,
      String interval,
      List<PositionEstimate> positions,
      List<List<Integer>> components,
      BucketInfluence influence,
      List<String> warnings) {
    this(
        estimator,
        level,
        interval,
        positions,
        components,
        influence,
        List.of(),
        List.of(),
        warnings);
  }

  /** The same estimate with {@code more} checks. */
  public PropensityEstimate withChecks(List<AssumptionCheck> more) {
    List<AssumptionCheck> all = new ArrayList<>(checks);
    all.addAll(more);
    return new PropensityEstimate(
        estimator,
        level,
        interval,
        positions,
        components,
        influence,
        List.copyOf(all),
        contexts,
        warnings);
  }

  /** The same estimate with {@code curves} by context. */
  public PropensityEstimate withContexts(List<ContextCurve> curves) {
    return new PropensityEstimate(
        estimator,
        level,
        interval,
        positions,
        components,
        influence,
        checks,
        List.copyOf(curves),
        warnings);
  }

  /**
   * θ at one position; NaN where not identified.
   *
   * @param observations displays that carry evidence on the position; their effective number
   *     (Σv)²/Σv² where the log is downsampled
   * @param trust β of {@link Examination}: clicks that an irrelevant document gets by trust
   */
  public record PositionEstimate(
      int position, double propensity, double low, double high, long observations, double trust)
      implements Serializable {
    /** Without trust bias. */
    public PositionEstimate(
        int position, double propensity, double low, double high, long observations) {
      this(position, propensity, low, high, observations, 0);
    }

    /** The same with another β. */
    public PositionEstimate withTrust(double other) {
      return new PositionEstimate(position, propensity, low, high, observations, other);
    }
  }

  /** θ alone. */
  public Examination examination() {
    return new Examination(
        positions.stream().mapToDouble(PositionEstimate::propensity).toArray(),
        positions.stream().mapToDouble(PositionEstimate::trust).toArray());
  }
}
