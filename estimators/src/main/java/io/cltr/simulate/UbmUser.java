package io.cltr.simulate;

import io.cltr.click.ClickBehaviour;
import io.cltr.click.Ubm;

/**
 * Examines position k with probability (k − k')^−η, k' the position of the last click above, 0
 * without any. Devices differ in nothing.
 *
 * @param eta η, at least 0
 */
public record UbmUser(double eta) implements UserModel {
  /** η = 1. */
  public UbmUser() {
    this(1);
  }

  /** Checks the range. */
  public UbmUser {
    Check.within("user.clicks.eta", eta, 0, Double.MAX_VALUE);
  }

  @Override
  public String id() {
    return "ubm";
  }

  @Override
  public String summary() {
    return "Users whose examination falls with the distance from their last click";
  }

  @Override
  public String source() {
    return "Dupret, Piwowarski, SIGIR 2008 (user browsing model)";
  }

  @Override
  public ClickBehaviour behaviour(ClickCurve device) {
    double[][] examination = new double[device.depth()][];
    for (int k = 1; k <= examination.length; k++) {
      examination[k - 1] = new double[k];
      for (int last = 0; last < k; last++) {
        examination[k - 1][last] = StrictMath.pow(k - last, -eta);
      }
    }
    return new Ubm(examination);
  }

  @Override
  public double[] attributes(double relevance) {
    return new double[] {relevance};
  }
}
