package io.cltr.simulate;

import io.cltr.click.ClickBehaviour;

/** Clicks at each position by the device's examination and trust, independently of the others. */
public record PositionBasedUser() implements UserModel {
  @Override
  public String id() {
    return "position-based";
  }

  @Override
  public String summary() {
    return "Users who examine a position whatever they clicked, by their device's curve";
  }

  @Override
  public String source() {
    return "Craswell, Zoeter, Taylor, Ramsey, WSDM 2008; Agarwal et al., WWW 2019 (trust)";
  }

  @Override
  public ClickBehaviour behaviour(ClickCurve device) {
    return device;
  }

  @Override
  public double[] attributes(double relevance) {
    return new double[] {relevance};
  }

  @Override
  public boolean positionBased() {
    return true;
  }
}
