package io.cltr.propensity;

import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Whether two estimates tell the same curve.
 *
 * <pre>
 * d_k = log θ_k − log θ'_k,   ψ_b = ψ_b(log θ) − ψ_b(log θ'),   V = m/(m−1) Σ_b (ψ_b − ψ̄)(ψ_b − ψ̄)ᵀ
 * z_k = d_k/√V_kk,   T² = dᵀ V⁺ d,   T² (m − r)/(r (m − 1)) ~ F(r, m − r)
 * </pre>
 *
 * <p>over the positions k &gt; 1 that both identify, m buckets with units in either log, r the rank
 * of V. Influence is by unit bucket, so the logs may share units, or be one. Assumes independent
 * units and estimates near linear in them; with m ≤ r nothing is tested. Cost: m K² + K³.
 *
 * <p>Source: Hotelling, Ann. Math. Stat. 1931; Hansen, Econometrica 1982 (over-identification).
 *
 * @param differences by position
 * @param rank r, the number of differences that are tested; 0 where nothing can be compared
 * @param p probability of differences as large between estimates of one curve; 1 where r is 0
 */
public record Agreement(List<Difference> differences, int rank, double p) {
  private static final double RELATIVE_RANK = 1e-9;

  /**
   * The difference at one position.
   *
   * @param logRatio d_k
   * @param standardError √V_kk
   */
  public record Difference(int position, double logRatio, double standardError) {
    /** z_k; infinite for a difference between known curves. */
    public double z() {
      return logRatio == 0 ? 0 : logRatio / standardError;
    }

    /** Two-sided p-value of z. */
    public double p() {
      return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z()));
    }
  }

  /** {@code one} beside {@code other}. */
  public static Agreement of(PropensityEstimate one, PropensityEstimate other) {
    TreeMap<Integer, Double> theirs = new TreeMap<>();
    for (PositionEstimate at : other.positions()) {
      if (at.position() > 1 && !Double.isNaN(at.propensity())) {
        theirs.put(at.position(), StrictMath.log(at.propensity()));
      }
    }
    List<PositionEstimate> common =
        one.positions().stream()
            .filter(at -> theirs.containsKey(at.position()) && !Double.isNaN(at.propensity()))
            .toList();
    int[] columns = common.stream().mapToInt(at -> at.position() - 1).toArray();
    double[][] influence = influence(one.influence(), other.influence(), columns);
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      int column = i;
      double[] own =
          IntStream.range(0, influence.length).mapToDouble(b -> influence[b][column]).toArray();
      PositionEstimate at = common.get(i);
      differences.add(
          new Difference(
              at.position(),
              StrictMath.log(at.propensity()) - theirs.get(at.position()),
              own.length == 0 ? 0 : StudentT.standardError(own)));
    }
    return tested(differences, influence);
  }

  private static double[][] influence(BucketInfluence one, BucketInfluence other, int[] columns) {
    return IntStream.range(0, Math.max(one.values().length, other.values().length))
        .mapToObj(
            b -> {
              boolean mine = b < one.values().length && one.values()[b] != null;
              boolean theirs = b < other.values().length && other.values()[b] != null;
              if (!mine && !theirs) {
                return null;
              }
              double[] row = new double[columns.length];
              for (int i = 0; i < row.length; i++) {
                row[i] =
                    (mine ? one.at(b, columns[i]) : 0) - (theirs ? other.at(b, columns[i]) : 0);
              }
              return row;
            })
        .filter(Objects::nonNull)
        .toArray(double[][]::new);
  }

  private static Agreement tested(List<Difference> differences, double[][] influence) {
    int k = differences.size();
    int m = influence.length;
    if (k == 0 || m < 2) {
      return new Agreement(differences, 0, 1);
    }
    double[] d = differences.stream().mapToDouble(Difference::logRatio).toArray();
    EigenDecomposition axes = new EigenDecomposition(covariance(influence, k));
    double largest = axes.getRealEigenvalue(0);
    double statistic = 0;
    int rank = 0;
    for (int j = 0; j < k && axes.getRealEigenvalue(j) > RELATIVE_RANK * largest; j++) {
      double along = axes.getEigenvector(j).dotProduct(MatrixUtils.createRealVector(d));
      statistic += along * along / axes.getRealEigenvalue(j);
      rank++;
    }
    if (rank == 0 || m <= rank) {
      return new Agreement(differences, 0, 1);
    }
    double f = statistic * (m - rank) / (rank * (m - 1.0));
    double p = 1 - new FDistribution(null, rank, m - rank).cumulativeProbability(f);
    return new Agreement(differences, rank, p);
  }

  private static RealMatrix covariance(double[][] influence, int k) {
    int m = influence.length;
    double[] mean = new double[k];
    for (double[] row : influence) {
      for (int i = 0; i < k; i++) {
        mean[i] += row[i] / m;
      }
    }
    double[][] sums = new double[k][k];
    for (double[] row : influence) {
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          sums[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]);
        }
      }
    }
    return MatrixUtils.createRealMatrix(sums).scalarMultiply(m / (m - 1.0));
  }
}
