package io.cltr.propensity;

import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import java.util.ArrayList;
import java.util.List;

/**
 * An estimated log θ with its evidence; positions are 0-based.
 *
 * @param logTheta by position; read only where identified
 * @param identified the positions whose ratio to position 1 is known
 * @param components positions that evidence connects
 * @param influence by unit bucket on log θ; that on positions that are not identified is left out
 * @param observations by position
 */
public record LogCurve(
    double[] logTheta,
    List<Integer> identified,
    List<List<Integer>> components,
    BucketInfluence influence,
    long[] observations) {

  /** Leaves out influence on what is not identified. */
  public LogCurve {
    influence = influence.keeping(identified);
  }

  /** The curve of {@code theta}, before it is divided by θ_1; the other arguments as they are. */
  public static LogCurve relative(
      double[] theta,
      List<Integer> identified,
      List<List<Integer>> components,
      BucketInfluence influence,
      long[] observations) {
    double[] logTheta = new double[theta.length];
    for (int k : identified) {
      logTheta[k] = StrictMath.log(theta[k] / theta[0]);
    }
    return new LogCurve(logTheta, identified, components, influence, observations);
  }

  /** How the intervals are made. */
  public static final String INTERVAL = "cluster-robust t on log θ by influence over unit buckets";

  /** θ with cluster-robust t intervals on log θ; NaN where not identified. */
  public List<PositionEstimate> positions(double level) {
    List<PositionEstimate> positions = new ArrayList<>();
    for (int k = 0; k < logTheta.length; k++) {
      double half = StudentT.halfWidth(influence.column(k), level);
      double theta = identified.contains(k) ? StrictMath.exp(logTheta[k]) : Double.NaN;
      positions.add(
          new PositionEstimate(
              k + 1,
              theta,
              theta * StrictMath.exp(-half),
              theta * StrictMath.exp(half),
              observations[k]));
    }
    return positions;
  }

  /**
   * The estimate.
   *
   * @param missing what a position lacks that is not identified, as the end of a sentence
   * @param warnings beside those of positions that are not identified
   */
  public PropensityEstimate estimate(
      String id,
      double level,
      String missing,
      List<String> warnings,
      List<AssumptionCheck> checks) {
    List<String> all = new ArrayList<>();
    for (int k = 0; k < logTheta.length; k++) {
      if (!identified.contains(k)) {
        all.add("position %d is not identified: %s".formatted(k + 1, missing));
      }
    }
    all.addAll(warnings);
    return new PropensityEstimate(
        id,
        level,
        INTERVAL,
        positions(level),
        Components.oneBased(components),
        influence,
        checks,
        List.of(),
        all);
  }
}
