package io.cltr.dual;

import io.cltr.dual.ClickedRankings.Ranking;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Fold;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.BucketRows;
import java.io.Serializable;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Influence of each unit bucket on log θ, from both equations of {@link DualFit} with a linear
 * ranker at once:
 *
 * <pre>
 * U_w = Σ_r Σ_i c_i/θ_k (z_i − z̄_r) − λN w,   z̄ = Σ softmax(f)_i z_i
 * U_k = Σ_r c_k exp(f_1 − f_k) − θ_k c_1,   ψ = −(∂U/∂(w, log θ))⁻¹ U
 * </pre>
 *
 * <p>State: buckets × (width + K), and (width + K)².
 *
 * @param weights w
 * @param theta NaN where not known
 * @param penalty λN
 */
public record DualInfluence(
    double[] weights, double[] theta, Standardisation standardisation, double penalty)
    implements Fold<DualQuery, DualInfluence.State, BucketInfluence> {

  /** Sums so far. */
  public static final class State implements Serializable {
    private static final long serialVersionUID = 1;
    private final BucketRows scores;
    private final double[][] slopes;

    State(int size) {
      scores = new BucketRows(size);
      slopes = new double[size][size];
    }
  }

  @Override
  public State start() {
    return new State(weights.length + theta.length);
  }

  @Override
  public void add(State state, DualQuery item) {
    for (Ranking ranking : item.clicked().rankings()) {
      Terms terms = new Terms(ranking, item.features(ranking, standardisation));
      for (int b = 0; b < ranking.buckets().length; b++) {
        terms.add(ranking.clicks()[b], state.scores.row(ranking.buckets()[b]), state.slopes);
      }
    }
  }

  /** One ranking under the fitted model. */
  private final class Terms {
    private final int width = weights.length;
    private final int[] positions;
    private final float[] z;
    private final double[] scores;
    private final double[] probabilities;
    private final double[] mean = new double[width];

    Terms(Ranking ranking, float[] z) {
      this.positions = ranking.positions();
      this.z = z;
      this.scores = new double[positions.length];
      this.probabilities = new double[positions.length];
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < scores.length; i++) {
        for (int j = 0; j < width; j++) {
          scores[i] += weights[j] * z[i * width + j];
        }
        largest = Math.max(largest, scores[i]);
      }
      double total = 0;
      for (int i = 0; i < scores.length; i++) {
        probabilities[i] = known(i) ? StrictMath.exp(scores[i] - largest) : 0;
        total += probabilities[i];
      }
      for (int i = 0; i < scores.length; i++) {
        probabilities[i] /= total == 0 ? 1 : total;
        for (int j = 0; j < width; j++) {
          mean[j] += probabilities[i] * z[i * width + j];
        }
      }
    }

    private boolean known(int i) {
      return positions[i] <= theta.length && !Double.isNaN(theta[positions[i] - 1]);
    }

    void add(double[] clicks, double[] row, double[][] slopes) {
      double mass = 0;
      for (int i = 0; i < clicks.length; i++) {
        if (!known(i)) {
          continue;
        }
        int k = width + positions[i] - 1;
        double weighted = clicks[i] / theta[positions[i] - 1];
        mass += weighted;
        for (int j = 0; j < width; j++) {
          double own = weighted * (z[i * width + j] - mean[j]);
          row[j] += own;
          slopes[j][k] -= own;
        }
        if (positions[0] == 1) {
          double lifted = clicks[i] * StrictMath.exp(scores[0] - scores[i]);
          double expected = theta[positions[i] - 1] * clicks[0];
          row[k] += lifted - expected;
          slopes[k][k] -= expected;
          for (int j = 0; j < width; j++) {
            slopes[k][j] += lifted * (z[j] - z[i * width + j]);
          }
        }
      }
      for (int i = 0; mass > 0 && i < clicks.length; i++) {
        for (int j = 0; j < width; j++) {
          for (int l = 0; l < width; l++) {
            slopes[j][l] -=
                mass
                    * probabilities[i]
                    * (z[i * width + j] - mean[j])
                    * (z[i * width + l] - mean[l]);
          }
        }
      }
    }
  }

  @Override
  public void merge(State into, State from) {
    into.scores.add(from.scores);
    for (int i = 0; i < into.slopes.length; i++) {
      for (int j = 0; j < into.slopes.length; j++) {
        into.slopes[i][j] += from.slopes[i][j];
      }
    }
  }

  /** 0 at position 1 and at positions that are not known. */
  @Override
  public BucketInfluence finish(State state) {
    int width = weights.length;
    RealMatrix slopes = new Array2DRowRealMatrix(state.slopes);
    for (int j = 0; j < width; j++) {
      slopes.addToEntry(j, j, -penalty);
      if (slopes.getEntry(j, j) == 0) {
        slopes.setEntry(j, j, -1);
      }
    }
    for (int k = 0; k < theta.length; k++) {
      if (k == 0 || Double.isNaN(theta[k])) {
        for (int j = 0; j < slopes.getColumnDimension(); j++) {
          slopes.setEntry(width + k, j, 0);
          slopes.setEntry(j, width + k, 0);
        }
        slopes.setEntry(width + k, width + k, -1);
      }
    }
    RealMatrix inverse = new LUDecomposition(slopes).getSolver().getInverse();
    return state.scores.centred(
        theta.length,
        sums -> {
          double[] moved = inverse.operate(sums);
          double[] influence = new double[theta.length];
          for (int k = 1; k < theta.length; k++) {
            influence[k] = Double.isNaN(theta[k]) ? 0 : -moved[width + k];
          }
          return influence;
        });
  }
}
