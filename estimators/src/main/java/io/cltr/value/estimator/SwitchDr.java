package io.cltr.value.estimator;

import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.Tunable;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * Switch-DR: mean(Σ_a π(a) q̂(a) + 1[w ≤ τ] w(r − q̂)). Biased by the model's error on actions with
 * large weights.
 *
 * @param threshold τ
 */
public record SwitchDr(double threshold) implements ValueEstimator, Tunable {
  /** The default threshold. */
  public static final double THRESHOLD = 10;

  /** With the default. */
  public SwitchDr() {
    this(THRESHOLD);
  }

  /** Checks the range. */
  public SwitchDr {
    if (!(threshold >= 0)) {
      throw new ConfigException("switch-dr: threshold must be 0 or more, found " + threshold);
    }
  }

  @Override
  public SwitchDr with(double parameter) {
    return new SwitchDr(parameter);
  }

  @Override
  public String id() {
    return "switch-dr";
  }

  @Override
  public String summary() {
    return "Doubly robust where the weight is small, the reward model alone where it is large";
  }

  @Override
  public String source() {
    return "Wang, Agarwal, Dudík, ICML 2017";
  }

  @Override
  public Basis basis() {
    return Basis.BOTH;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new CorrectedRewards(new Shrinkage.Switch(threshold)));
  }

  @Override
  public List<Double> grid() {
    return Grids.CLIPS;
  }
}
