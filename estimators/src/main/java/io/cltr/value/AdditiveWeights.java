package io.cltr.value;

import io.cltr.log.ConfigException;
import io.cltr.policy.Slates;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The weights of the pseudo-inverse estimator for one query and a logger of any kind: with 1_s the
 * indicator of which document each slot of slate s holds, Γ = E_{π_0}[1_s 1_sᵀ] and q = E_π[1_s],
 * the weight of a logged slate is qᵀ Γ⁺ 1_s, the sum of one number for each slot.
 *
 * <p>All slates of the logger are listed. Cost: their number, then the cube of slots × documents.
 */
final class AdditiveWeights {
  /** Slates of a query that are listed at most. */
  static final int SLATES = 20_000;

  private static final double SMALL = 1e-9;

  private final Slates logger;
  private final int documents;
  private final int slots;
  private final double[][] gamma;
  private int listed;

  private AdditiveWeights(Slates logger, int documents, int slots) {
    this.logger = logger;
    this.documents = documents;
    this.slots = slots;
    this.gamma = new double[documents * slots][documents * slots];
  }

  /**
   * Γ⁺ q for each target, by document and slot.
   *
   * @param targets P_π(d at k), documents × depth; null where the policy is not defined
   */
  static double[][] of(Slates logger, int documents, int depth, double[][] targets) {
    AdditiveWeights weights = new AdditiveWeights(logger, documents, depth);
    weights.list(new int[depth], 0, 1);
    RealMatrix inverse = weights.pseudoInverse();
    double[][] all = new double[targets.length][];
    for (int p = 0; p < all.length; p++) {
      if (targets[p] != null) {
        all[p] = inverse.operate(targets[p]);
      }
    }
    return all;
  }

  private void list(int[] slate, int filled, double chance) {
    double[] next = logger.next(slate, filled);
    boolean whole = filled == slots || Arrays.stream(next).sum() == 0;
    if (whole) {
      if (++listed > SLATES) {
        throw new ConfigException(
            ("pseudo-inverse: a logger has more than %,d slates of %d slots from %d documents, and the"
                    + " estimator must list them; use rips or cascade-dr, or a logger whose slots are"
                    + " independent, without values.loggingPolicies")
                .formatted(SLATES, slots, documents));
      }
      for (int k = 0; k < filled; k++) {
        for (int l = 0; l < filled; l++) {
          gamma[slate[k] * slots + k][slate[l] * slots + l] += chance;
        }
      }
      return;
    }
    for (int d = 0; d < documents; d++) {
      if (next[d] > 0) {
        slate[filled] = d;
        list(slate, filled + 1, chance * next[d]);
      }
    }
  }

  private RealMatrix pseudoInverse() {
    EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(gamma, false));
    double[] values = parts.getRealEigenvalues();
    RealMatrix vectors = parts.getV();
    RealMatrix scaled = vectors.copy();
    for (int j = 0; j < values.length; j++) {
      for (int i = 0; i < values.length; i++) {
        double inverse = values[j] > SMALL * values[0] ? 1 / values[j] : 0;
        scaled.multiplyEntry(i, j, inverse);
      }
    }
    return scaled.multiply(vectors.transpose());
  }
}
