package io.cltr.propensity;

import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import java.util.ArrayList;
import java.util.List;

/**
 * A curve that is known from elsewhere, such as a randomised experiment; it has no influence, so
 * intervals of values hold it fixed.
 *
 * @param curve θ, or α under trust bias, from position 1 on; divided by its first number
 * @param trust β_k of P(click) = α_k γ + β_k, from position 1 on; empty for none
 */
public record GivenCurve(List<Double> curve, List<Double> trust) implements PropensityEstimator {
  /** Knows nothing yet. */
  public GivenCurve() {
    this(List.of(), List.of());
  }

  /** Checks that the numbers are positive. */
  public GivenCurve {
    for (double theta : curve) {
      if (!(theta > 0 && Double.isFinite(theta))) {
        throw new ConfigException(
            "propensities of kind given: every number of the curve must be positive, found "
                + theta);
      }
    }
    for (double beta : trust) {
      if (!(beta >= 0 && beta < 1)) {
        throw new ConfigException(
            "propensities of kind given: every number of trust must lie in [0, 1), found " + beta);
      }
    }
    curve = List.copyOf(curve);
    trust = List.copyOf(trust);
  }

  /** Without trust bias. */
  public GivenCurve(List<Double> curve) {
    this(curve, List.of());
  }

  @Override
  public String id() {
    return "given";
  }

  @Override
  public String summary() {
    return "A curve known from elsewhere, held fixed";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public PropensityEstimate estimate(PropensityLog data, double level) {
    Source<Impression> log = data.impressions();
    int depth = log.fold(new Depth());
    if (curve.size() < depth) {
      throw new ConfigException(
          "propensities of kind given: the curve has %d positions, the log shows %d; give them all"
              .formatted(curve.size(), depth));
    }
    if (!trust.isEmpty() && trust.size() < depth) {
      throw new ConfigException(
          "propensities of kind given: trust has %d positions, the log shows %d; give them all"
              .formatted(trust.size(), depth));
    }
    List<PositionEstimate> positions = new ArrayList<>();
    List<Integer> component = new ArrayList<>();
    for (int k = 1; k <= depth; k++) {
      double theta = curve.get(k - 1) / curve.get(0);
      positions.add(
          new PositionEstimate(k, theta, theta, theta, 0, trust.isEmpty() ? 0 : trust.get(k - 1)));
      component.add(k);
    }
    return new PropensityEstimate(
        id(),
        level,
        "none: the curve is given",
        positions,
        List.of(component),
        BucketInfluence.none(depth, Units.BUCKETS),
        List.of());
  }
}
