package io.cltr.simulate;

import io.cltr.click.ClickBehaviour;
import io.cltr.click.Dbn;

/**
 * Is satisfied by a clicked document with probability s γ and stops; goes on with g else. Devices
 * differ in nothing.
 *
 * @param continuation g, in [0, 1]
 * @param satisfaction s, in [0, 1]
 */
public record DbnUser(double continuation, double satisfaction) implements UserModel {
  /** g = .9, s = .8. */
  public DbnUser() {
    this(0.9, 0.8);
  }

  /** Checks the ranges. */
  public DbnUser {
    Check.within("user.clicks.continuation", continuation, 0, 1);
    Check.within("user.clicks.satisfaction", satisfaction, 0, 1);
  }

  @Override
  public String id() {
    return "dbn";
  }

  @Override
  public String summary() {
    return "Users who go on until a clicked document satisfies them, or they give up";
  }

  @Override
  public String source() {
    return "Chapelle, Zhang, WWW 2009 (dynamic Bayesian network)";
  }

  @Override
  public ClickBehaviour behaviour(ClickCurve device) {
    return new Dbn(continuation);
  }

  @Override
  public double[] attributes(double relevance) {
    return new double[] {relevance, satisfaction * relevance};
  }
}
