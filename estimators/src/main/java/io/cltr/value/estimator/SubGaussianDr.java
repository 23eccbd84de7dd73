package io.cltr.value.estimator;

import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.Tunable;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * Sub-Gaussian doubly robust: mean(Σ_a π(a) q̂(a) + w'(r − q̂)), w' = w/(1 − λ + λw).
 *
 * @param lambda λ in [0, 1]
 */
public record SubGaussianDr(double lambda) implements ValueEstimator, Tunable {
  /** The default. */
  public static final double LAMBDA = 0.05;

  /** With the default. */
  public SubGaussianDr() {
    this(LAMBDA);
  }

  /** Checks the range. */
  public SubGaussianDr {
    if (!(lambda >= 0 && lambda <= 1)) {
      throw new ConfigException("sg-dr: lambda must lie in 0..1, found " + lambda);
    }
  }

  @Override
  public SubGaussianDr with(double parameter) {
    return new SubGaussianDr(parameter);
  }

  @Override
  public String id() {
    return "sg-dr";
  }

  @Override
  public String summary() {
    return "Doubly robust with weights mixed with 1 harmonically";
  }

  @Override
  public String source() {
    return "Metelli, Russo, Restelli, NeurIPS 2021";
  }

  @Override
  public Basis basis() {
    return Basis.BOTH;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new CorrectedRewards(new Shrinkage.SubGaussian(lambda)));
  }

  @Override
  public List<Double> grid() {
    return Grids.MIXTURES;
  }
}
