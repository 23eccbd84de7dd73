package io.cltr.propensity;

import io.cltr.interval.BucketInfluence;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealVector;

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
    BucketInfluence influence =
        one.influence().only(columns).minus(other.influence().only(columns));
    double[][] covariance = influence.covariance();
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      PositionEstimate at = common.get(i);
      differences.add(
          new Difference(
              at.position(),
              StrictMath.log(at.propensity()) - theirs.get(at.position()),
              Math.sqrt(covariance[i][i])));
    }
    return tested(differences, covariance, influence.filled());
  }

  private static Agreement tested(
      List<Difference> differences, double[][] covariance, int buckets) {
    if (differences.isEmpty()) {
      return new Agreement(differences, 0, 1);
    }
    RealVector d =
        MatrixUtils.createRealVector(
            differences.stream().mapToDouble(Difference::logRatio).toArray());
    EigenDecomposition axes = new EigenDecomposition(MatrixUtils.createRealMatrix(covariance));
    double[] variances = axes.getRealEigenvalues();
    double statistic = 0;
    int rank = 0;
    for (int j = 0; j < variances.length; j++) {
      if (variances[j] > RELATIVE_RANK * variances[0] && variances[j] > 0) {
        double along = axes.getEigenvector(j).dotProduct(d);
        statistic += along * along / variances[j];
        rank++;
      }
    }
    if (rank == 0 || buckets <= rank) {
      return new Agreement(differences, 0, 1);
    }
    double f = statistic * (buckets - rank) / (rank * (buckets - 1.0));
    double p = 1 - new FDistribution(null, rank, buckets - rank).cumulativeProbability(f);
    return new Agreement(differences, rank, p);
  }
}
