package io.cltr.simulate;

import io.cltr.click.ClickBehaviour;
import io.cltr.click.Cm;

/** Stops at the first click; devices differ in nothing. */
public record CascadeUser() implements UserModel {
  @Override
  public String id() {
    return "cm";
  }

  @Override
  public String summary() {
    return "Users who go down to their first click and stop";
  }

  @Override
  public String source() {
    return "Craswell, Zoeter, Taylor, Ramsey, WSDM 2008 (cascade model)";
  }

  @Override
  public ClickBehaviour behaviour(ClickCurve device) {
    return new Cm();
  }

  @Override
  public double[] attributes(double relevance) {
    return new double[] {relevance};
  }
}
