package io.cltr.value.estimator;

import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.Tunable;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * Sub-Gaussian IPS: mean(w' r), w' = w/(1 − λ + λw), so w' ≤ 1/λ; biased towards the mean reward of
 * the log.
 *
 * @param lambda λ in [0, 1]
 */
public record SubGaussianIps(double lambda) implements ValueEstimator, Tunable {
  /** The default. */
  public static final double LAMBDA = 0.05;

  /** With the default. */
  public SubGaussianIps() {
    this(LAMBDA);
  }

  /** Checks the range. */
  public SubGaussianIps {
    if (!(lambda >= 0 && lambda <= 1)) {
      throw new ConfigException("sg-ips: lambda must lie in 0..1, found " + lambda);
    }
  }

  @Override
  public SubGaussianIps with(double parameter) {
    return new SubGaussianIps(parameter);
  }

  @Override
  public String id() {
    return "sg-ips";
  }

  @Override
  public String summary() {
    return "IPS with weights mixed with 1 harmonically: at most 1/λ";
  }

  @Override
  public String source() {
    return "Metelli, Russo, Restelli, NeurIPS 2021";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new WeightedRewards(new Shrinkage.SubGaussian(lambda)));
  }

  @Override
  public List<Double> grid() {
    return Grids.MIXTURES;
  }
}
