package io.cltr.propensity.pbm;

import io.cltr.click.BetaPrior;
import io.cltr.fold.Fold;
import java.io.Serializable;

/**
 * The log-posterior of the position-based model with every γ_qd at its best for the given θ, as a
 * function of η = log θ: value, gradient and information.
 *
 * <p>In η_k and ζ = log γ the log-posterior is concave: a cell gives c (η + ζ) + (n − c) ln(1 − p),
 * p = e^{η+ζ}, its score is c − (n − c) p/(1 − p) in both η and ζ, its information A = (n − c) p/(1
 * − p)² in every pair of them. With κ the prior's information on ζ, profiling leaves Σ_qd diag(A) −
 * A Aᵀ/(Σ_k A_k + κ). State: K² numbers.
 *
 * @param theta θ_k in (0, 1)
 */
record PbmProfile(double[] theta, BetaPrior prior)
    implements Fold<PbmBlock, PbmProfile.State, PbmProfile.Fit> {

  /** Sums so far. */
  static final class State implements Serializable {
    private double objective;
    private final double[] gradient;
    private final double[][] information;

    State(int depth) {
      gradient = new double[depth];
      information = new double[depth][depth];
    }
  }

  /** The log-posterior at θ up to a constant, its gradient and minus its Hessian in log θ. */
  record Fit(double objective, double[] gradient, double[][] information) {}

  /** One document's γ, and how much its ζ follows each cell's η: A_i/(Σ A + κ). */
  record Profiled(double gamma, double[] information, double[] follows) {
    static Profiled of(PbmBlock block, int d, double[] theta, BetaPrior prior) {
      int from = block.offsets()[d];
      double gamma = block.relevance(d, theta, prior);
      double[] information = new double[block.offsets()[d + 1] - from];
      double total = prior.curvature(gamma);
      for (int i = 0; i < information.length; i++) {
        double p = theta[block.positions()[from + i]] * gamma;
        double skips = block.shown()[from + i] - block.clicks()[from + i];
        information[i] = skips * p / ((1 - p) * (1 - p));
        total += information[i];
      }
      double[] follows = new double[information.length];
      for (int i = 0; i < follows.length; i++) {
        follows[i] = information[i] / total;
      }
      return new Profiled(gamma, information, follows);
    }
  }

  @Override
  public State start() {
    return new State(theta.length);
  }

  @Override
  public void add(State state, PbmBlock block) {
    for (int d = 0; d < block.documents(); d++) {
      Profiled document = Profiled.of(block, d, theta, prior);
      double zeta = StrictMath.log(document.gamma());
      state.objective += prior.logDensity(zeta);
      int from = block.offsets()[d];
      for (int i = 0; i < document.information().length; i++) {
        int k = block.positions()[from + i];
        double p = theta[k] * document.gamma();
        double clicks = block.clicks()[from + i];
        double skips = block.shown()[from + i] - clicks;
        state.objective += clicks * StrictMath.log(p) + skips * StrictMath.log1p(-p);
        state.gradient[k] += clicks - skips * p / (1 - p);
        state.information[k][k] += document.information()[i];
        for (int j = 0; j < document.information().length; j++) {
          state.information[k][block.positions()[from + j]] -=
              document.information()[i] * document.follows()[j];
        }
      }
    }
  }

  @Override
  public void merge(State into, State from) {
    into.objective += from.objective;
    for (int k = 0; k < into.gradient.length; k++) {
      into.gradient[k] += from.gradient[k];
      for (int l = 0; l < into.gradient.length; l++) {
        into.information[k][l] += from.information[k][l];
      }
    }
  }

  @Override
  public Fit finish(State state) {
    double objective = state.objective;
    for (int k = 0; k < theta.length; k++) {
      objective += prior.logDensity(StrictMath.log(theta[k]));
      state.gradient[k] += prior.slope(theta[k]);
      state.information[k][k] += prior.curvature(theta[k]);
    }
    return new Fit(objective, state.gradient, state.information);
  }
}
