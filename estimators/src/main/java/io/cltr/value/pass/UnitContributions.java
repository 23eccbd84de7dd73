package io.cltr.value.pass;

import io.cltr.fold.Fold;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.CellLayout;
import java.io.Serializable;

/** Sums the contributions of one unit to the whole log; state: one vector. */
record UnitContributions(int moments)
    implements Fold<Contribution, UnitContributions.State, UnitContribution> {

  /** Sums so far. */
  static final class State implements Serializable {
    private String unit = "";
    private int bucket;
    private double n;
    private final double[] sums;

    State(int moments) {
      sums = new double[moments];
    }
  }

  @Override
  public State start() {
    return new State(moments);
  }

  @Override
  public void add(State state, Contribution item) {
    state.unit = item.unit();
    state.bucket = item.bucket();
    state.n += item.weight();
    double[] own = item.contributions().get(item.slices().indexOf(Slices.ALL)).moments();
    for (int i = 0; i < own.length; i++) {
      state.sums[i] += item.weight() * own[i];
    }
  }

  @Override
  public void merge(State into, State from) {
    into.unit = from.unit;
    into.bucket = from.bucket;
    into.n += from.n;
    CellLayout.plus(into.sums, from.sums);
  }

  @Override
  public UnitContribution finish(State state) {
    return new UnitContribution(state.unit, state.bucket, state.n, state.sums);
  }
}
