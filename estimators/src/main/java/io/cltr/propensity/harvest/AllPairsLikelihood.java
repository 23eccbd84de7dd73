package io.cltr.propensity.harvest;

import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Maximises Σ_{k≠k'} ĉ_kk' log(θ_k r_kk') + ¬ĉ_kk' log(1 − θ_k r_kk'), r symmetric (Agarwal et al.
 * WSDM 2019, equation 8) over one connected component of positions.
 *
 * <p>With s_kk' = log θ_k + log r_kk' the objective is concave. Each r is profiled out by a
 * one-dimensional root, and the profile's information on log θ is a graph Laplacian with weights
 * A_kk' A_k'k / (A_kk' + A_k'k), A_kk' = ¬ĉ_kk' e^s/(1 − e^s)²; Newton's steps are solves with it,
 * the first position of the component held at θ = 1. Cost: O(K³) a step.
 */
final class AllPairsLikelihood {
  private static final int MAX_STEPS = 200;
  private static final double TOLERANCE = 1e-13;

  private final double[][] clicks;
  private final double[][] skips;
  private final boolean[][] usable;
  private final int[] positions;
  private final int depth;

  /**
   * The likelihood over {@code positions}, 0-based and in one component.
   *
   * @param usable the pairs that carry information
   */
  AllPairsLikelihood(double[][] clicks, double[][] skips, boolean[][] usable, int[] positions) {
    this.clicks = clicks;
    this.skips = skips;
    this.usable = usable;
    this.positions = positions.clone();
    this.depth = clicks.length;
  }

  /** log θ at the maximum, 0 at the component's first position; other components untouched. */
  void maximise(double[] logTheta) {
    Fit current = fit(logTheta);
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] direction = solve(current, current.gradient);
      double size = 1;
      Fit next = null;
      double[] candidate = null;
      while (size > 1e-12) {
        candidate = logTheta.clone();
        for (int k : positions) {
          candidate[k] += size * direction[k];
        }
        next = fit(candidate);
        if (next.objective >= current.objective - 1e-15 * Math.abs(current.objective)) {
          break;
        }
        size /= 2;
      }
      double moved = 0;
      for (int k : positions) {
        moved = Math.max(moved, Math.abs(candidate[k] - logTheta[k]));
        logTheta[k] = candidate[k];
      }
      current = next;
      if (moved < TOLERANCE) {
        return;
      }
    }
    throw new ArithmeticException(
        "the all-pairs likelihood did not converge in %d Newton steps".formatted(MAX_STEPS));
  }

  /**
   * Influence of one unit of ĉ_kk' on log θ at {@code logTheta}, as [k][k'] → K numbers; one unit
   * of ¬ĉ_kk' has −odds_kk' times it.
   */
  Sensitivity sensitivity(double[] logTheta) {
    Fit fit = fit(logTheta);
    RealMatrix inverse = inverse(fit);
    double[][][] perClick = new double[depth][depth][];
    for (int k : positions) {
      for (int l : positions) {
        if (usable[k][l]) {
          double shareHere = fit.a[l][k] / (fit.a[k][l] + fit.a[l][k]);
          double[] score = new double[depth];
          score[k] += shareHere;
          score[l] -= shareHere;
          perClick[k][l] = times(inverse, score);
        }
      }
    }
    return new Sensitivity(perClick, fit.odds);
  }

  /** See {@link #sensitivity}. */
  record Sensitivity(double[][][] perClick, double[][] odds) {}

  private record Fit(double objective, double[] gradient, double[][] a, double[][] odds) {}

  private Fit fit(double[] logTheta) {
    double objective = 0;
    double[] gradient = new double[depth];
    double[][] a = new double[depth][depth];
    double[][] odds = new double[depth][depth];
    for (int k : positions) {
      for (int l : positions) {
        if (k < l && usable[k][l]) {
          double logR = profiledLogR(k, l, logTheta);
          for (int[] pair : new int[][] {{k, l}, {l, k}}) {
            int here = pair[0];
            int there = pair[1];
            double s = logTheta[here] + logR;
            double p = StrictMath.exp(s);
            odds[here][there] = p / (1 - p);
            a[here][there] = skips[here][there] * p / ((1 - p) * (1 - p));
            gradient[here] += clicks[here][there] - skips[here][there] * odds[here][there];
            objective += clicks[here][there] * s + skips[here][there] * StrictMath.log1p(-p);
          }
        }
      }
    }
    return new Fit(objective, gradient, a, odds);
  }

  /** log r_kl that makes the pair's score zero; the score falls in log r. */
  private double profiledLogR(int k, int l, double[] logTheta) {
    double high = -Math.max(logTheta[k], logTheta[l]);
    double low = high - 1;
    while (score(k, l, logTheta, low) < 0) {
      low -= 2 * (high - low);
    }
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (score(k, l, logTheta, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double score(int k, int l, double[] logTheta, double logR) {
    double pk = StrictMath.exp(logTheta[k] + logR);
    double pl = StrictMath.exp(logTheta[l] + logR);
    if (pk >= 1 || pl >= 1) {
      return Double.NEGATIVE_INFINITY;
    }
    return clicks[k][l] + clicks[l][k] - skips[k][l] * pk / (1 - pk) - skips[l][k] * pl / (1 - pl);
  }

  private double[] solve(Fit fit, double[] gradient) {
    return times(inverse(fit), gradient);
  }

  /** The inverse information over {@code positions} with the first one grounded, K × K. */
  private RealMatrix inverse(Fit fit) {
    int free = positions.length - 1;
    RealMatrix laplacian = MatrixUtils.createRealMatrix(free, free);
    for (int i = 0; i <= free; i++) {
      for (int j = i + 1; j <= free; j++) {
        int k = positions[i];
        int l = positions[j];
        if (usable[k][l]) {
          double weight = fit.a[k][l] * fit.a[l][k] / (fit.a[k][l] + fit.a[l][k]);
          laplacian.addToEntry(j - 1, j - 1, weight);
          if (i > 0) {
            laplacian.addToEntry(i - 1, i - 1, weight);
            laplacian.addToEntry(i - 1, j - 1, -weight);
            laplacian.addToEntry(j - 1, i - 1, -weight);
          }
        }
      }
    }
    RealMatrix small = new CholeskyDecomposition(laplacian, 1e-10, 0).getSolver().getInverse();
    RealMatrix inverse = MatrixUtils.createRealMatrix(depth, depth);
    for (int i = 1; i <= free; i++) {
      for (int j = 1; j <= free; j++) {
        inverse.setEntry(positions[i], positions[j], small.getEntry(i - 1, j - 1));
      }
    }
    return inverse;
  }

  private static double[] times(RealMatrix matrix, double[] vector) {
    return matrix.operate(vector);
  }
}
