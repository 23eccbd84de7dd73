package io.cltr.value.estimator;

import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.DisplayWeight;
import io.cltr.value.RankingEstimator;
import io.cltr.value.RankingValue;
import io.cltr.value.RankingValues;
import io.cltr.value.Tunable;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * Inverse propensity scoring with weights capped at τ: less variance, and a bias towards 0 as large
 * as the share of weight that the cap takes; the report shows that share.
 *
 * @param clip τ, the largest w (single actions) or 1/ρ (rankings) used
 */
public record ClippedIps(double clip) implements ValueEstimator, Tunable {
  /** The default cap. */
  public static final double CLIP = 10;

  /** With the default. */
  public ClippedIps() {
    this(CLIP);
  }

  /** Checks the range. */
  public ClippedIps {
    if (!(clip > 0)) {
      throw new ConfigException("clipped-ips: clip must be positive, found " + clip);
    }
  }

  @Override
  public ClippedIps with(double parameter) {
    return new ClippedIps(parameter);
  }

  @Override
  public String id() {
    return "clipped-ips";
  }

  @Override
  public String summary() {
    return "IPS with inverse propensities capped; biased towards 0 by the weight that is cut";
  }

  @Override
  public String source() {
    return "Ionides, JCGS 2008; Strehl, Langford, Li, Kakade, NeurIPS 2010";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new WeightedRewards(new Shrinkage.Cap(clip)));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(
        RankingValues.mean(new DisplayWeight.Exposure(clip), new RankingValue.Clicks()));
  }

  @Override
  public List<Double> grid() {
    return Grids.CLIPS;
  }
}
