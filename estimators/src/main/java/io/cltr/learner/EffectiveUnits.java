package io.cltr.learner;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * How many independent impressions a log is worth: (Σ_u v_u)²/Σ_u v_u² over units, v_u the total
 * weight of a unit's impressions (Kish 1965). Impressions that are units of their own and have one
 * weight count one each; those of one unit are taken to say the same.
 */
record EffectiveUnits() implements Fold<Keyed<Double>, double[], Double> {
  static double of(Source<Impression> log) {
    return log.grouped(Impression::unit, new Weight()).fold(new EffectiveUnits());
  }

  @Override
  public double[] start() {
    return new double[2];
  }

  @Override
  public void add(double[] state, Keyed<Double> unit) {
    state[0] += unit.value();
    state[1] += unit.value() * unit.value();
  }

  @Override
  public void merge(double[] into, double[] from) {
    into[0] += from[0];
    into[1] += from[1];
  }

  @Override
  public Double finish(double[] state) {
    return state[1] == 0 ? 0 : state[0] * state[0] / state[1];
  }

  /** v_u. */
  private record Weight() implements Fold<Impression, double[], Double> {
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
}
