package io.cltr.fairness;

import io.cltr.interval.BucketInfluence;
import io.cltr.propensity.Examination;

/**
 * θ and the influence of coarse buckets of units on it.
 *
 * @param theta θ_k at index k − 1; 0 where the log did not identify it
 * @param rows of each coarse bucket on log θ; null where it has none
 */
public record ThetaInfluence(double[] theta, double[][] rows) {
  /** Of θ̂ by unit buckets. */
  public static ThetaInfluence of(Examination examination, BucketInfluence influence) {
    double[] theta = new double[examination.depth()];
    for (int k = 1; k <= theta.length; k++) {
      theta[k - 1] = examination.identifies(k) ? examination.at(k) : 0;
    }
    double[][] rows = new double[BucketWeights.BUCKETS][];
    for (int b = 0; b < influence.values().length; b++) {
      double[] fine = influence.values()[b];
      if (fine != null) {
        int coarse = BucketWeights.bucket(b);
        if (rows[coarse] == null) {
          rows[coarse] = new double[theta.length];
        }
        for (int k = 0; k < theta.length; k++) {
          rows[coarse][k] += fine[k];
        }
      }
    }
    return new ThetaInfluence(theta, rows);
  }

  /** Σ_k θ_k x_k, where {@code first} is the index of x_1 in {@code vector}. */
  public double weighted(double[] vector, int first) {
    double sum = 0;
    for (int k = 0; k < theta.length; k++) {
      sum += theta[k] * vector[first + k];
    }
    return sum;
  }

  /** The influence of {@code bucket} on Σ_k θ_k x̄_k by both θ̂ and x̄. */
  public double influence(QueryMeans means, int bucket, int first) {
    double[] row = means.influence().values()[bucket];
    double psi = row == null ? 0 : weighted(row, first);
    for (int k = 0; rows[bucket] != null && k < theta.length; k++) {
      psi += theta[k] * rows[bucket][k] * means.means()[first + k];
    }
    return psi;
  }

  /** Whether {@code bucket} says anything. */
  boolean has(int bucket) {
    return rows[bucket] != null;
  }
}
