package io.cltr.value.slate;

import io.cltr.log.ConfigException;
import io.cltr.policy.Slates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The weights of the pseudo-inverse estimator for one query and a logger of any kind: with 1_s the
 * indicator of which document each slot of slate s holds, Γ = E_{π_0}[1_s 1_sᵀ] and q = E_π[1_s],
 * the weight of a logged slate is qᵀ Γ⁺ 1_s, the sum of one number for each slot.
 *
 * <p>All slates of the logger are listed. Cost: their number, then the cube of the (document, slot)
 * pairs that it shows. A pair that it never shows weighs 0.
 */
final class AdditiveWeights {
  /** Slates of a query that are listed at most. */
  static final int SLATES = 20_000;

  /** Pairs of document and slot that a logger may show for a query. */
  static final int PAIRS = 500;

  private static final double SMALL = 1e-9;

  private final Slates logger;
  private final int documents;
  private final int depth;
  private final List<int[]> slates = new ArrayList<>();
  private final List<Double> chances = new ArrayList<>();

  /** Places of the pairs (d, k), numbered d · depth + k. */
  private final SortedMap<Integer, Integer> pairs = new TreeMap<>();

  private AdditiveWeights(Slates logger, int documents, int depth) {
    this.logger = logger;
    this.documents = documents;
    this.depth = depth;
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
      all[p] = targets[p] == null ? null : weights.of(inverse, targets[p]);
    }
    return all;
  }

  private double[] of(RealMatrix inverse, double[] target) {
    double[] wanted = new double[pairs.size()];
    pairs.forEach((pair, place) -> wanted[place] = target[pair]);
    double[] told = inverse.operate(wanted);
    double[] all = new double[target.length];
    pairs.forEach((pair, place) -> all[pair] = told[place]);
    return all;
  }

  private void list(int[] slate, int filled, double chance) {
    double[] next = filled < depth ? logger.next(slate, filled) : new double[0];
    if (Arrays.stream(next).sum() == 0) {
      slates.add(Arrays.copyOf(slate, filled));
      chances.add(chance);
      return;
    }
    for (int d = 0; d < documents; d++) {
      if (next[d] > 0) {
        slate[filled] = d;
        pairs.putIfAbsent(d * depth + filled, pairs.size());
        requireFew();
        list(slate, filled + 1, chance * next[d]);
      }
    }
  }

  private void requireFew() {
    if (slates.size() >= SLATES || pairs.size() > PAIRS) {
      throw new ConfigException(
          ("pseudo-inverse: a logger has more than %,d slates of %d slots from %d documents, or more"
                  + " than %d documents in its slots, and the estimator must list them; use rips or"
                  + " cascade-dr, or leave out values.loggingPolicies where slots are independent")
              .formatted(SLATES, depth, documents, PAIRS));
    }
  }

  private RealMatrix pseudoInverse() {
    double[][] gamma = new double[pairs.size()][pairs.size()];
    for (int s = 0; s < slates.size(); s++) {
      int[] slate = slates.get(s);
      int[] places = new int[slate.length];
      for (int k = 0; k < places.length; k++) {
        places[k] = pairs.get(slate[k] * depth + k);
      }
      for (int first : places) {
        for (int second : places) {
          gamma[first][second] += chances.get(s);
        }
      }
    }
    EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(gamma, false));
    double[] values = parts.getRealEigenvalues();
    RealMatrix vectors = parts.getV();
    RealMatrix scaled = vectors.copy();
    for (int j = 0; j < values.length; j++) {
      double inverse = values[j] > SMALL * values[0] ? 1 / values[j] : 0;
      for (int i = 0; i < values.length; i++) {
        scaled.multiplyEntry(i, j, inverse);
      }
    }
    return scaled.multiply(vectors.transpose());
  }
}
