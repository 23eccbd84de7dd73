package io.cltr.propensity;

import io.cltr.click.BetaPrior;
import io.cltr.fold.Blocks;
import io.cltr.fold.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One EM iteration of the position-based model P(click) = θ_k γ_qd, with the prior on every θ_k and
 * γ_qd:
 *
 * <pre>
 * P(E|C=0) = θ_k (1 − γ)/(1 − θ_k γ),   θ_k  = [a + Σ_qd c + (n − c) P(E|C=0)]/[a + b + Σ_qd n]
 * P(R|C=0) = γ (1 − θ_k)/(1 − θ_k γ),   γ_qd = [a + Σ_k  c + (n − c) P(R|C=0)]/[a + b + Σ_k n]
 * </pre>
 *
 * <p>Both start at ½ and are capped at 1 − 10⁻⁶. γ_qd is a function of the θ so far, so it is
 * worked out again from them where the cells lie: the t-th iteration goes t times over the cells of
 * a block and reduces 2 K numbers.
 *
 * @param history θ of all iterations so far, the start first
 */
record PbmEmStep(List<double[]> history, BetaPrior prior)
    implements Fold<PbmBlock, double[][], double[]> {
  static final double START = 0.5;
  static final double CAP = 1 - 1e-6;

  /** θ after {@code iterations}, and before each of them. */
  static List<double[]> run(Blocks<PbmBlock> blocks, int depth, BetaPrior prior, int iterations) {
    double[] start = new double[depth];
    Arrays.fill(start, START);
    List<double[]> history = new ArrayList<>(List.of(start));
    for (int t = 0; t < iterations; t++) {
      history.add(blocks.fold(new PbmEmStep(List.copyOf(history), prior)));
    }
    return history;
  }

  /** γ of document {@code d} that belongs to the last θ of the history. */
  double relevance(PbmBlock block, int d) {
    double gamma = START;
    for (double[] theta : history.subList(0, history.size() - 1)) {
      double relevant = prior.a();
      double all = prior.a() + prior.b();
      for (int i = block.offsets()[d]; i < block.offsets()[d + 1]; i++) {
        double examined = theta[block.positions()[i]];
        double skips = block.shown()[i] - block.clicks()[i];
        relevant += block.clicks()[i] + skips * (gamma * (1 - examined) / (1 - examined * gamma));
        all += block.shown()[i];
      }
      gamma = Math.min(relevant / all, CAP);
    }
    return gamma;
  }

  @Override
  public double[][] start() {
    return new double[2][history.get(0).length];
  }

  @Override
  public void add(double[][] state, PbmBlock block) {
    double[] theta = history.get(history.size() - 1);
    for (int d = 0; d < block.documents(); d++) {
      double gamma = relevance(block, d);
      for (int i = block.offsets()[d]; i < block.offsets()[d + 1]; i++) {
        int k = block.positions()[i];
        double skips = block.shown()[i] - block.clicks()[i];
        state[0][k] +=
            block.clicks()[i] + skips * (theta[k] * (1 - gamma) / (1 - theta[k] * gamma));
        state[1][k] += block.shown()[i];
      }
    }
  }

  @Override
  public void merge(double[][] into, double[][] from) {
    for (int j = 0; j < into.length; j++) {
      for (int k = 0; k < into[j].length; k++) {
        into[j][k] += from[j][k];
      }
    }
  }

  @Override
  public double[] finish(double[][] state) {
    double[] theta = new double[state[0].length];
    for (int k = 0; k < theta.length; k++) {
      theta[k] = Math.min((prior.a() + state[0][k]) / (prior.a() + prior.b() + state[1][k]), CAP);
    }
    return theta;
  }
}
