package io.cltr.propensity;

import io.cltr.feature.Standardisation;
import io.cltr.fold.Fold;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Units;
import java.io.Serializable;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Influence of each unit bucket on log θ_k − log θ_1 by the sandwich of both stages.
 *
 * <pre>
 * s = c − (n − c) p/(1 − p),   A = (n − c) p/(1 − p)²,   g = (1 − γ̂) z = ∂ log γ̂/∂w
 * ψ_w = the w part of J⁻¹ Σ (s e_k, s g),      J = Σ A (e_k, g)(e_k, g)ᵀ + s γ̂ (1 − γ̂) zzᵀ + λ N,   k &gt; 1
 * ψ_k = (Σ s − ψ_w·Σ A g)/Σ A                  over the cells at k
 * </pre>
 *
 * <p>Cross-fitting has the same influence to first order: w without a fold errs by the others'
 * scores alone, and the mean over the folds is that of all. State: buckets × (K + width).
 *
 * @param penalty λ N
 */
record RegressionInfluence(
    double[] theta,
    boolean[] used,
    double[][] weights,
    Standardisation standardisation,
    double penalty,
    long seed)
    implements Fold<RegressionQuery, RegressionInfluence.State, BucketInfluence> {

  /** Sums so far. */
  static final class State implements Serializable {
    private final double[][] scores = new double[Units.BUCKETS][];
    private final double[][] information;

    State(int width) {
      information = new double[width][width];
    }
  }

  @Override
  public State start() {
    return new State(size());
  }

  private int size() {
    return theta.length + weights[0].length;
  }

  @Override
  public void add(State state, RegressionQuery item) {
    int fold = item.fold(weights.length, seed);
    PbmDisplays displays = item.displays();
    for (int d = 0; d < displays.documents(); d++) {
      double[] z = item.standardised(d, standardisation).orElse(null);
      if (z == null) {
        continue;
      }
      double score = 0;
      for (int j = 0; j < z.length; j++) {
        score += weights[fold][j] * z[j];
      }
      double gamma = RegressionLoss.sigmoid(score);
      double no = RegressionLoss.sigmoid(-score);
      for (int i = displays.offsets()[d]; i < displays.offsets()[d + 1]; i++) {
        if (used[displays.positions()[i] - 1]) {
          add(state, displays, i, z, gamma, no);
        }
      }
    }
  }

  private void add(State state, PbmDisplays displays, int i, double[] z, double gamma, double no) {
    int depth = theta.length;
    int k = displays.positions()[i] - 1;
    double p = theta[k] * gamma;
    double skips = displays.shown()[i] - displays.clicks()[i];
    double s = displays.clicks()[i] - skips * p / (1 - p);
    double a = skips * p / ((1 - p) * (1 - p));
    double[] row = row(state.scores, displays.buckets()[i]);
    row[k] += s;
    state.information[k][k] += a;
    for (int j = 0; j < z.length; j++) {
      double g = no * z[j];
      row[depth + j] += s * g;
      state.information[k][depth + j] += a * g;
      for (int l = 0; l < z.length; l++) {
        state.information[depth + j][depth + l] += a * g * no * z[l] + s * gamma * no * z[j] * z[l];
      }
    }
  }

  private double[] row(double[][] rows, int bucket) {
    if (rows[bucket] == null) {
      rows[bucket] = new double[size()];
    }
    return rows[bucket];
  }

  @Override
  public void merge(State into, State from) {
    for (int b = 0; b < Units.BUCKETS; b++) {
      if (from.scores[b] != null) {
        plus(row(into.scores, b), from.scores[b]);
      }
    }
    for (int j = 0; j < into.information.length; j++) {
      plus(into.information[j], from.information[j]);
    }
  }

  private static void plus(double[] into, double[] from) {
    for (int j = 0; j < into.length; j++) {
      into[j] += from[j];
    }
  }

  @Override
  public BucketInfluence finish(State state) {
    int depth = theta.length;
    RealMatrix inverse = new LUDecomposition(first(state.information)).getSolver().getInverse();
    double[] mean = new double[size()];
    int filled = 0;
    for (double[] row : state.scores) {
      if (row != null) {
        plus(mean, row);
        filled++;
      }
    }
    double[][] values = new double[Units.BUCKETS][];
    for (int b = 0; b < values.length; b++) {
      if (state.scores[b] != null) {
        double[] scores = state.scores[b].clone();
        for (int j = 0; j < mean.length; j++) {
          scores[j] -= mean[j] / filled;
        }
        double[] moved = inverse.operate(scores);
        values[b] = new double[depth];
        for (int k = 0; k < depth; k++) {
          values[b][k] = used[k] ? second(state.information[k], k, scores[k], moved) : 0;
        }
        double at = values[b][0];
        for (int k = 0; k < depth; k++) {
          values[b][k] -= used[k] ? at : 0;
        }
      }
    }
    return new BucketInfluence(depth, values);
  }

  /** ψ_k where the first stage moved by {@code moved}. */
  private double second(double[] information, int k, double score, double[] moved) {
    double left = score;
    for (int j = theta.length; j < moved.length; j++) {
      left -= information[j] * moved[j];
    }
    return left / information[k];
  }

  /** J; 1 on the diagonal of what is not free. */
  private RealMatrix first(double[][] information) {
    int depth = theta.length;
    RealMatrix first = new Array2DRowRealMatrix(information);
    for (int k = 0; k < depth; k++) {
      for (int j = depth; j < size(); j++) {
        double cross = k == 0 || !used[k] ? 0 : information[k][j];
        first.setEntry(k, j, cross);
        first.setEntry(j, k, cross);
      }
      first.setEntry(k, k, k == 0 || !used[k] ? 1 : information[k][k]);
    }
    for (int j = depth; j < size(); j++) {
      first.addToEntry(j, j, j < size() - 1 ? penalty : 0);
    }
    return first;
  }
}
