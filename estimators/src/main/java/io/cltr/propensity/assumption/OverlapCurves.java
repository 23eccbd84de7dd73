package io.cltr.propensity.assumption;

import io.cltr.fold.Fold;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Units;
import io.cltr.propensity.Components;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.pbm.PbmDisplays;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The examination curves of relevant and of irrelevant documents, exact in expectation for any
 * number of displays.
 *
 * <pre>
 * X_kl = Σ_d w_d h_dkl c_dk/n_dk,   h_dkl = n_dk n_dl/(n_dk + n_dl)
 * Σ_l X_kl/θ_k = Σ_l X_lk/θ_l       for every position k
 * </pre>
 *
 * <p>over documents d of a query in one half of the units, n displays and c clicks at k. The weight
 * w_d is z_d, the document's relevance by the clicks of the other half, or 1 − z_d: where E c = n
 * θ_k γ_d both solve to the same θ, whatever z. 1/θ is the stationary distribution of a chain that
 * moves from k to l at rate X_kl.
 *
 * @param theta θ̂ for the relevance of documents; NaN where unknown
 */
record OverlapCurves(double[] theta)
    implements Fold<PbmDisplays, double[][][], List<OverlapCurves.Curve>> {

  /** One curve. */
  record Curve(double[][] rates, double[] inverse, List<Integer> linked) {
    /** θ_k; NaN where not linked to position 1. */
    double theta(int k) {
      return linked.contains(k) ? 1 / inverse[k] : Double.NaN;
    }

    /** As an estimate, with its influence by bucket. */
    PropensityEstimate estimate(double[][] scores) {
      int depth = inverse.length;
      RealMatrix solve = new LUDecomposition(equations(rates, linked)).getSolver().getInverse();
      double[][] influence = new double[Units.BUCKETS][];
      for (int b = 0; b < influence.length; b++) {
        if (scores[b] != null) {
          influence[b] = new double[depth];
          double[] score = new double[linked.size() - 1];
          for (int i = 0; i < score.length; i++) {
            score[i] = scores[b][linked.get(i + 1)];
          }
          double[] moved = solve.operate(score);
          for (int i = 0; i < score.length; i++) {
            int k = linked.get(i + 1);
            influence[b][k] = moved[i] / inverse[k];
          }
        }
      }
      List<PositionEstimate> positions = new ArrayList<>();
      for (int k = 0; k < depth; k++) {
        positions.add(new PositionEstimate(k + 1, theta(k), Double.NaN, Double.NaN, 0));
      }
      return new PropensityEstimate(
          "", 0, "", positions, List.of(), new BucketInfluence(depth, influence), List.of());
    }
  }

  @Override
  public double[][][] start() {
    return new double[2][theta.length][theta.length];
  }

  @Override
  public void add(double[][][] state, PbmDisplays item) {
    HalvedQuery query = new HalvedQuery(item, theta);
    double[][] relevance = query.relevance();
    query.each(
        (d, half, shown, clicks) -> {
          double z = relevance[1 - half][d];
          for (int k = 0; k < theta.length; k++) {
            for (int l = 0; l < theta.length; l++) {
              if (k != l && clicks[k] > 0 && shown[l] > 0) {
                double x = clicks[k] * shown[l] / (shown[k] + shown[l]);
                state[0][k][l] += z * x;
                state[1][k][l] += (1 - z) * x;
              }
            }
          }
        });
  }

  @Override
  public void merge(double[][][] into, double[][][] from) {
    for (int w = 0; w < into.length; w++) {
      for (int k = 0; k < theta.length; k++) {
        for (int l = 0; l < theta.length; l++) {
          into[w][k][l] += from[w][k][l];
        }
      }
    }
  }

  @Override
  public List<Curve> finish(double[][][] state) {
    int depth = theta.length;
    boolean[][] edges = new boolean[depth][depth];
    for (int k = 0; k < depth; k++) {
      for (int l = 0; l < depth; l++) {
        edges[k][l] = state[0][k][l] > 0 && state[1][k][l] > 0;
      }
    }
    List<Integer> linked =
        depth == 0 ? List.of() : Components.stronglyConnected(Components.of(edges).get(0), edges);
    return linked.size() < 2
        ? List.of()
        : List.of(curve(state[0], linked), curve(state[1], linked));
  }

  private static Curve curve(double[][] rates, List<Integer> linked) {
    RealMatrix equations = equations(rates, linked);
    double[] first = new double[linked.size() - 1];
    for (int i = 0; i < first.length; i++) {
      first[i] = rates[0][linked.get(i + 1)];
    }
    RealVector solved =
        new LUDecomposition(equations).getSolver().solve(new ArrayRealVector(first, false));
    double[] inverse = new double[rates.length];
    inverse[0] = 1;
    for (int i = 0; i < first.length; i++) {
      inverse[linked.get(i + 1)] = solved.getEntry(i);
    }
    return new Curve(rates, inverse, linked);
  }

  /** Σ_l X_kl on the diagonal, −X_lk off it, of the linked positions but the first. */
  private static RealMatrix equations(double[][] rates, List<Integer> linked) {
    int n = linked.size() - 1;
    RealMatrix equations = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      int k = linked.get(i + 1);
      double out = 0;
      for (int l : linked) {
        out += rates[k][l];
      }
      for (int j = 0; j < n; j++) {
        equations.setEntry(i, j, i == j ? out : -rates[linked.get(j + 1)][k]);
      }
    }
    return equations;
  }
}
