package io.cltr.log;

import io.cltr.fold.Fold;

/** Σv: how many impressions of the full log there were. */
public record Weight() implements Fold<Impression, double[], Double> {
  @Override
  public double[] start() {
    return new double[1];
  }

  @Override
  public void add(double[] state, Impression item) {
    state[0] += item.weight();
  }

  @Override
  public void merge(double[] into, double[] from) {
    into[0] += from[0];
  }

  @Override
  public Double finish(double[] state) {
    return state[0];
  }
}
