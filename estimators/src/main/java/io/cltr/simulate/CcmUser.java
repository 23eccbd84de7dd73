package io.cltr.simulate;

import io.cltr.click.Ccm;
import io.cltr.click.ClickBehaviour;

/**
 * Goes on after a skip with τ1, after a click with τ2 (1 − γ) + τ3 γ; devices differ in nothing.
 *
 * @param afterSkip τ1, in [0, 1]
 * @param afterIrrelevant τ2, in [0, 1]
 * @param afterRelevant τ3, in [0, 1]
 */
public record CcmUser(double afterSkip, double afterIrrelevant, double afterRelevant)
    implements UserModel {
  /** τ = .95, .8, .3. */
  public CcmUser() {
    this(0.95, 0.8, 0.3);
  }

  /** Checks the ranges. */
  public CcmUser {
    Check.within("user.clicks.afterSkip", afterSkip, 0, 1);
    Check.within("user.clicks.afterIrrelevant", afterIrrelevant, 0, 1);
    Check.within("user.clicks.afterRelevant", afterRelevant, 0, 1);
  }

  @Override
  public String id() {
    return "ccm";
  }

  @Override
  public String summary() {
    return "Users who go on with a probability that a click and its relevance change";
  }

  @Override
  public String source() {
    return "Guo, Liu, Kannan, Minka, Taylor, Wang, Faloutsos, WWW 2009 (click chain model)";
  }

  @Override
  public ClickBehaviour behaviour(ClickCurve device) {
    return new Ccm(afterSkip, afterIrrelevant, afterRelevant);
  }

  @Override
  public double[] attributes(double relevance) {
    return new double[] {relevance};
  }
}
