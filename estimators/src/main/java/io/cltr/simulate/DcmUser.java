package io.cltr.simulate;

import io.cltr.click.ClickBehaviour;
import io.cltr.click.Dcm;
import java.util.List;

/**
 * Goes on after a skip, and after a click with λ_k; devices differ in nothing.
 *
 * @param continuation λ by position, the last one for deeper positions; in [0, 1]
 */
public record DcmUser(List<Double> continuation) implements UserModel {
  /** λ = .6 everywhere. */
  public DcmUser() {
    this(List.of(0.6));
  }

  /** Checks the ranges. */
  public DcmUser {
    continuation = List.copyOf(continuation);
    Check.atLeast("user.clicks.continuation (length)", continuation.size(), 1);
    continuation.forEach(l -> Check.within("user.clicks.continuation", l, 0, 1));
  }

  @Override
  public String id() {
    return "dcm";
  }

  @Override
  public String summary() {
    return "Users who go on after a click with a probability by position";
  }

  @Override
  public String source() {
    return "Guo, Liu, Wang, WSDM 2009 (dependent click model)";
  }

  @Override
  public ClickBehaviour behaviour(ClickCurve device) {
    return new Dcm(continuation.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public double[] attributes(double relevance) {
    return new double[] {relevance};
  }
}
