package io.cltr.value.estimator;

import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.Tunable;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * Doubly robust with optimistic shrinkage: w' = λw/(w² + λ). λ = 0 is the direct method, λ = ∞
 * doubly robust.
 *
 * @param lambda λ
 */
public record ShrunkDr(double lambda) implements ValueEstimator, Tunable {
  /** The default. */
  public static final double LAMBDA = 100;

  /** With the default. */
  public ShrunkDr() {
    this(LAMBDA);
  }

  /** Checks the range. */
  public ShrunkDr {
    if (!(lambda >= 0)) {
      throw new ConfigException("dr-os: lambda must be 0 or more, found " + lambda);
    }
  }

  @Override
  public ShrunkDr with(double parameter) {
    return new ShrunkDr(parameter);
  }

  @Override
  public String id() {
    return "dr-os";
  }

  @Override
  public String summary() {
    return "Doubly robust with optimistic shrinkage of the weights";
  }

  @Override
  public String source() {
    return "Su, Dimakopoulou, Krishnamurthy, Dudík, ICML 2020";
  }

  @Override
  public Basis basis() {
    return Basis.BOTH;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new CorrectedRewards(new Shrinkage.Optimistic(lambda)));
  }

  @Override
  public List<Double> grid() {
    return Grids.SHRINKAGES;
  }
}
