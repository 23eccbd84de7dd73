package io.cltr.click;

import io.cltr.fold.Fold;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * One EM iteration. The local parameters that belong to the last shared ones are a function of the
 * history, which the block remembers or, where it cannot, works out again. State: two numbers per
 * shared parameter.
 *
 * @param history shared parameters of all iterations so far, the start first
 */
record EmStep<B extends EmBlock>(EmKernel<B> kernel, BetaPrior prior, List<double[]> history)
    implements Fold<B, EmStep.State, EmStep.Next> {
  static final double START = 0.5;
  static final double CAP = 1 - 1e-6;

  /** Sums so far. */
  static final class State implements Serializable {
    private final Ratios shared;
    private double logPosterior;

    State(int size) {
      shared = new Ratios(size);
    }
  }

  /** The next shared parameters, and the log-posterior up to a constant at the last ones. */
  record Next(double[] shared, double logPosterior) {}

  private record Question(Object kernel, BetaPrior prior) {}

  private double[] last() {
    return history.get(history.size() - 1);
  }

  /** The block's parameters that belong to the last shared ones. */
  double[] locals(B block) {
    List<double[]> before = history.subList(0, history.size() - 1);
    return block
        .memo()
        .recall(new Question(kernel, prior), before)
        .orElseGet(() -> workedOut(block, before));
  }

  private double[] workedOut(B block, List<double[]> before) {
    double[] local = new double[block.locals()];
    Arrays.fill(local, START);
    for (double[] shared : before) {
      Ratios counts = new Ratios(local.length);
      kernel.expect(block, shared, local, new Ratios(shared.length), counts);
      local = counts.modes(prior, CAP);
    }
    return local;
  }

  @Override
  public State start() {
    return new State(last().length);
  }

  @Override
  public void add(State state, B block) {
    double[] local = locals(block);
    Ratios counts = new Ratios(local.length);
    state.logPosterior += kernel.expect(block, last(), local, state.shared, counts);
    state.logPosterior += logPrior(local);
    block.memo().keep(new Question(kernel, prior), history, counts.modes(prior, CAP));
  }

  private double logPrior(double[] parameters) {
    double clicked = 0;
    double skipped = 0;
    for (double p : parameters) {
      clicked += StrictMath.log(p);
      skipped += StrictMath.log1p(-p);
    }
    return prior.a() * clicked + prior.b() * skipped;
  }

  @Override
  public void merge(State into, State from) {
    into.shared.addAll(from.shared);
    into.logPosterior += from.logPosterior;
  }

  @Override
  public Next finish(State state) {
    return new Next(state.shared.modes(prior, CAP), state.logPosterior + logPrior(last()));
  }
}
