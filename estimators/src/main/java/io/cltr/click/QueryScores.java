package io.cltr.click;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;

/**
 * Scores and examination of one query's lists at the maximum of a dynamic Bayesian network model
 * with the continuation g and the documents' numbers φ. With s a list's score, w its weight and
 * indices g and φ,
 *
 * <pre>
 * Q = Σ w s_φ s_φᵀ + prior,   C = Q⁻¹ Σ w s_φ s_g,   information on g: Σ w (s_g − Cᵀ s_φ) s_g
 * </pre>
 *
 * <p>Cost: cubic in the documents of the query.
 */
final class QueryScores {
  private final ListCounts lists;
  private final double[] shared;
  private final double[][] scores;
  private final double[] continuationScores;
  private final double[][] examined;
  private final double[][] gradient;
  private final double[] byContinuation;
  private final double[] follows;
  private final DecompositionSolver solver;

  QueryScores(ListCounts lists, double[] shared, double[] local, BetaPrior prior, int depth) {
    this.lists = lists;
    this.shared = shared;
    int size = lists.weights().length;
    scores = new double[size][];
    continuationScores = new double[size];
    examined = new double[size][];
    gradient = new double[depth][local.length];
    byContinuation = new double[depth];
    double[][] information = new double[local.length][local.length];
    double[] cross = new double[local.length];
    for (int j = 0; j < local.length; j++) {
      double p = local[j];
      information[j][j] = prior.a() / (p * p) + prior.b() / ((1 - p) * (1 - p));
    }
    for (int l = 0; l < size; l++) {
      score(l, local);
      examine(l, local);
      double weight = lists.weights()[l];
      for (int i = 0; i < scores[l].length; i++) {
        double score = weight * scores[l][i];
        cross[parameter(l, i)] += score * continuationScores[l];
        for (int j = 0; j < scores[l].length; j++) {
          information[parameter(l, i)][parameter(l, j)] += score * scores[l][j];
        }
      }
    }
    solver =
        new CholeskyDecomposition(new Array2DRowRealMatrix(information, false), 1e-8, 0)
            .getSolver();
    follows = solve(cross);
  }

  private double[] solve(double[] right) {
    return solver.solve(new ArrayRealVector(right, false)).toArray();
  }

  private void score(int l, double[] local) {
    int from = lists.offsets()[l];
    int to = lists.offsets()[l + 1];
    ListBlock block = ListBlock.one(lists, l);
    Ratios sharedCounts = new Ratios(1);
    Ratios localCounts = new Ratios(local.length);
    new DbnKernel().expect(block, shared, local, sharedCounts, localCounts);
    continuationScores[l] = sharedCounts.score(0, shared[0]);
    scores[l] = new double[2 * (to - from)];
    for (int i = 0; i < scores[l].length; i++) {
      int p = parameter(l, i);
      scores[l][i] = repeats(from, from + i / 2) ? 0 : localCounts.score(p, local[p]);
    }
  }

  /** Whether a document stands higher up in its list too, where its score is. */
  private boolean repeats(int from, int rank) {
    for (int i = from; i < rank; i++) {
      if (lists.shown()[i] == lists.shown()[rank]) {
        return true;
      }
    }
    return false;
  }

  /** The parameter of the {@code i}-th score of list {@code l}. */
  private int parameter(int l, int i) {
    return 2 * lists.shown()[lists.offsets()[l] + i / 2] + i % 2;
  }

  private void examine(int l, double[] local) {
    int from = lists.offsets()[l];
    int n = lists.offsets()[l + 1] - from;
    double weight = lists.weights()[l];
    examined[l] = new double[n];
    ExaminationGradient walk = new ExaminationGradient(n);
    for (int i = 0; i < n; i++) {
      int k = lists.positions()[from + i] - 1;
      examined[l][i] = walk.examined();
      byContinuation[k] += weight * walk.byContinuation();
      if (walk.click() >= 0) {
        gradient[k][2 * lists.shown()[from + walk.click()] + 1] += weight * walk.bySatisfaction();
      }
      for (int above = walk.click() + 1; above < i; above++) {
        gradient[k][2 * lists.shown()[from + above]] += weight * walk.byAttraction(above);
      }
      int d = 2 * lists.shown()[from + i];
      walk.next(local[d], local[d + 1], shared[0], lists.clicks()[from + i] > 0);
    }
  }

  /** P(E = 1 | clicks above) by rank of list {@code l}. */
  double[] examined(int l) {
    return examined[l];
  }

  /** The query's information on g, without the prior's. */
  double information() {
    double sum = 0;
    for (int l = 0; l < scores.length; l++) {
      sum += lists.weights()[l] * continuationScore(l) * continuationScores[l];
    }
    return sum;
  }

  /** The score of g of list {@code l} that the documents' numbers do not take up. */
  double continuationScore(int l) {
    double score = continuationScores[l];
    for (int i = 0; i < scores[l].length; i++) {
      score -= follows[parameter(l, i)] * scores[l][i];
    }
    return score;
  }

  /** Derivative of the summed examination at position k by g, the documents' numbers following. */
  double[] byContinuation() {
    double[] total = byContinuation.clone();
    for (int k = 0; k < total.length; k++) {
      for (int j = 0; j < follows.length; j++) {
        total[k] -= gradient[k][j] * follows[j];
      }
    }
    return total;
  }

  /** What a display of list {@code l} does to the summed examination by the documents' numbers. */
  List<double[]> perList() {
    double[][] solved = new double[gradient.length][];
    for (int k = 0; k < solved.length; k++) {
      solved[k] = solve(gradient[k]);
    }
    List<double[]> effects = new ArrayList<>();
    for (int l = 0; l < scores.length; l++) {
      double[] effect = new double[solved.length];
      for (int k = 0; k < effect.length; k++) {
        for (int i = 0; i < scores[l].length; i++) {
          effect[k] += solved[k][parameter(l, i)] * scores[l][i];
        }
      }
      effects.add(effect);
    }
    return effects;
  }
}
