package io.cltr.check;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.special.Beta;

/**
 * Tests that sums over independent buckets are zero in expectation.
 *
 * <p>With ψ_b the contribution of bucket b = 1..m to q sums and S their sample covariance,
 * Hotelling's T² = m ψ̄ᵀ S⁻¹ ψ̄ and (m − q)/(q (m − 1)) T² is F with q and m − q degrees of
 * freedom.
 */
final class Buckets {
  private static final double SINGULAR = 1e-10;
  private static final double ROUNDING = 1e-9;

  private Buckets() {}

  /**
   * P(F ≥ observed) for all sums at once; 1 where there are too few buckets, or their covariance
   * has no inverse.
   *
   * @param psi m × q
   */
  static double jointly(double[][] psi) {
    int m = psi.length;
    int q = m == 0 ? 0 : psi[0].length;
    if (q == 0 || m <= q) {
      return 1;
    }
    double[] mean = new double[q];
    for (double[] row : psi) {
      for (int i = 0; i < q; i++) {
        mean[i] += row[i] / m;
      }
    }
    double[][] covariance = new double[q][q];
    for (double[] row : psi) {
      for (int i = 0; i < q; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / (m - 1);
        }
      }
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    double squared;
    try {
      RealVector y = new ArrayRealVector(mean, false);
      squared =
          m
              * y.dotProduct(
                  new CholeskyDecomposition(
                          new Array2DRowRealMatrix(covariance, false), 1e-12, SINGULAR)
                      .getSolver()
                      .solve(y));
    } catch (NonPositiveDefiniteMatrixException singular) {
      return 1;
    }
    double f = (m - q) * squared / (q * (m - 1.0));
    return Beta.regularizedBeta((m - q) / (m - q + q * f), (m - q) / 2.0, q / 2.0);
  }

  /**
   * Student's t of one sum of counts, from its contributions; 0 where the sum is 0.
   *
   * @param least what the variance of the sum is at least, however alike the contributions are
   */
  static double t(double[] psi, double least) {
    int m = psi.length;
    double sum = 0;
    double squares = 0;
    for (double x : psi) {
      sum += x;
      squares += x * x;
    }
    if (Math.abs(sum) < ROUNDING) {
      return 0;
    }
    double variance = Math.max(least, (squares - sum * sum / m) * m / (m - 1.0));
    return variance > 0 ? sum / Math.sqrt(variance) : Math.copySign(Double.MAX_VALUE, sum);
  }

  /** Two-sided P(|T| ≥ |t|) with {@code buckets} − 1 degrees of freedom. */
  static double twoSided(double t, int buckets) {
    return buckets < 2
        ? 1
        : 2 * new TDistribution(null, buckets - 1.0).cumulativeProbability(-Math.abs(t));
  }
}
