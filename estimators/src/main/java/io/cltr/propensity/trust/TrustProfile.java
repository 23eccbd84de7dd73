package io.cltr.propensity.trust;

import io.cltr.fold.Fold;
import io.cltr.propensity.pbm.PbmBlock;
import java.io.Serializable;

/**
 * The log-posterior of {@link TrustLines} with every document's μ at its best, as a function of log
 * r and m: value, gradient and information.
 *
 * <p>With s = c/p − (n − c)/(1 − p) and w = c/p² + (n − c)/(1 − p)² a cell has the information
 *
 * <pre>
 *            log r                 m         μ
 * log r      w x² − s x            w x       (w x − s) r        x = r (μ − μ̄)
 * m                                w         w r
 * μ                                          w r²
 * </pre>
 *
 * <p>of which profiling takes the μ column times itself over Σ w r². The expected one has s = 0 and
 * w = n/(p (1 − p)) and is never indefinite. State: 8 K² numbers.
 */
record TrustProfile(TrustLines lines)
    implements Fold<PbmBlock, TrustProfile.State, TrustProfile.Fit> {

  /** Sums so far. */
  static final class State implements Serializable {
    private double objective;
    private final double[] gradient;
    private final double[][] observed;
    private final double[][] expected;

    State(int width) {
      gradient = new double[width];
      observed = new double[width][width];
      expected = new double[width][width];
    }
  }

  /**
   * At the lines.
   *
   * @param objective log-posterior up to a constant; −∞ where some document has no μ
   * @param gradient in log r_1 … log r_K, m_1 … m_K; those of position 1 and of unused ones are not
   *     free
   * @param observed minus the Hessian
   * @param expected its expectation
   */
  record Fit(double objective, double[] gradient, double[][] observed, double[][] expected) {}

  /** What one cell adds: its score s, and the μ column of its information. */
  record CellScore(double x, double score, double logRatioByMu, double rateByMu, double mu) {
    /** Of n displays with c clicks, both with what is added, at p. */
    static CellScore of(double x, double r, double score, double weight) {
      return new CellScore(x, score, (weight * x - score) * r, weight * r, weight * r * r);
    }
  }

  @Override
  public State start() {
    return new State(2 * lines.depth());
  }

  @Override
  public void add(State state, PbmBlock block) {
    for (int d = 0; d < block.documents(); d++) {
      if (TrustDocument.compares(block, d, lines)) {
        TrustDocument document = TrustDocument.of(block, d, lines);
        if (Double.isNaN(document.mu())) {
          state.objective = Double.NEGATIVE_INFINITY;
        } else {
          add(state, block, document);
        }
      }
    }
  }

  private void add(State state, PbmBlock block, TrustDocument document) {
    int depth = lines.depth();
    double[] observed = new double[2 * depth];
    double[] expected = new double[2 * depth];
    double observedMu = 0;
    double expectedMu = 0;
    for (int i = document.first(); i < document.last(); i++) {
      int k = block.positions()[i];
      if (!lines.used()[k]) {
        continue;
      }
      double p = lines.click(k, document.mu());
      double clicks = lines.clicks(block, i);
      double skips = lines.skips(block, i);
      double r = lines.ratio()[k];
      double x = r * (document.mu() - lines.centre());
      double score = clicks / p - skips / (1 - p);
      double weight = clicks / (p * p) + skips / ((1 - p) * (1 - p));
      double mean = (clicks + skips) / (p * (1 - p));
      state.objective += clicks * StrictMath.log(p) + skips * StrictMath.log1p(-p);
      state.gradient[k] += score * x;
      state.gradient[depth + k] += score;
      own(state.observed, depth, k, x, weight, score);
      own(state.expected, depth, k, x, mean, 0);
      CellScore seen = CellScore.of(x, r, score, weight);
      CellScore meant = CellScore.of(x, r, 0, mean);
      observed[k] = seen.logRatioByMu();
      observed[depth + k] = seen.rateByMu();
      observedMu += seen.mu();
      expected[k] = meant.logRatioByMu();
      expected[depth + k] = meant.rateByMu();
      expectedMu += meant.mu();
    }
    profile(state.observed, observed, observedMu);
    profile(state.expected, expected, expectedMu);
  }

  private static void own(
      double[][] information, int depth, int k, double x, double weight, double score) {
    information[k][k] += weight * x * x - score * x;
    information[k][depth + k] += weight * x;
    information[depth + k][k] += weight * x;
    information[depth + k][depth + k] += weight;
  }

  private static void profile(double[][] information, double[] byMu, double mu) {
    for (int i = 0; i < byMu.length; i++) {
      for (int j = 0; byMu[i] != 0 && j < byMu.length; j++) {
        information[i][j] -= byMu[i] * byMu[j] / mu;
      }
    }
  }

  @Override
  public void merge(State into, State from) {
    into.objective += from.objective;
    for (int i = 0; i < into.gradient.length; i++) {
      into.gradient[i] += from.gradient[i];
      for (int j = 0; j < into.gradient.length; j++) {
        into.observed[i][j] += from.observed[i][j];
        into.expected[i][j] += from.expected[i][j];
      }
    }
  }

  @Override
  public Fit finish(State state) {
    return new Fit(state.objective, state.gradient, state.observed, state.expected);
  }
}
