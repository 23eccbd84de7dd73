package io.cltr.learner;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.EffectiveNumber;
import io.cltr.log.Impression;

/**
 * The effective number of units, (Σ_u v_u)²/Σ_u v_u², v_u the weight of a unit's impressions: how
 * many independent impressions a log is worth where those of one unit say the same.
 */
final class EffectiveUnits {
  private EffectiveUnits() {}

  /** One pass over the log; 0 for an empty one. */
  static double of(Source<Impression> log) {
    return log.grouped(Impression::unit, new UnitWeight()).fold(new Squares());
  }

  private record UnitWeight() implements Fold<Impression, double[], Double> {
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

  private record Squares() implements Fold<Keyed<Double>, double[], Double> {
    @Override
    public double[] start() {
      return new double[2];
    }

    @Override
    public void add(double[] state, Keyed<Double> item) {
      state[0] += item.value();
      state[1] += item.value() * item.value();
    }

    @Override
    public void merge(double[] into, double[] from) {
      into[0] += from[0];
      into[1] += from[1];
    }

    @Override
    public Double finish(double[] state) {
      return EffectiveNumber.of(state[0], state[1]);
    }
  }
}
