package io.cltr.click;

import java.util.Arrays;

/**
 * P(click) = ζ⁺_k γ_qd + ζ⁻_k (1 − γ_qd): the E step of the position-based model under trust bias.
 *
 * <pre>
 * P(R|C=1) = γζ⁺/(γζ⁺ + (1 − γ)ζ⁻),   P(R|C=0) = γ(1 − ζ⁺)/(1 − γζ⁺ − (1 − γ)ζ⁻)
 * </pre>
 *
 * <p>ζ⁺_k gets c P(R|1) of c P(R|1) + (n − c) P(R|0), ζ⁻_k the same with not R, γ_qd gets c P(R|1)
 * + (n − c) P(R|0) of n. ζ⁺ starts at ½ and ζ⁻ at ⅒, so that R is what gets more clicks.
 *
 * @param positions K; the shared parameters are ζ⁺_1 … ζ⁺_K, ζ⁻_1 … ζ⁻_K
 */
public record TrustKernel<B extends Cells>(int positions) implements EmKernel<B> {
  private static final double IRRELEVANT_START = 0.1;

  @Override
  public double[] start() {
    double[] zeta = new double[2 * positions];
    Arrays.fill(zeta, 0, positions, EmStep.START);
    Arrays.fill(zeta, positions, 2 * positions, IRRELEVANT_START);
    return zeta;
  }

  @Override
  public double expect(
      B block, double[] shared, double[] local, Ratios sharedCounts, Ratios localCounts) {
    int[] offsets = block.offsets();
    double logLikelihood = 0;
    for (int d = 0; d < local.length; d++) {
      double gamma = local[d];
      for (int i = offsets[d]; i < offsets[d + 1]; i++) {
        int k = block.slots()[i];
        double clicks = block.clicks()[i];
        double skips = block.shown()[i] - clicks;
        double relevant = gamma * shared[k];
        double click = relevant + (1 - gamma) * shared[positions + k];
        double clickedRelevant = clicks * (relevant / click);
        double skippedRelevant = skips * ((gamma - relevant) / (1 - click));
        sharedCounts.add(k, clickedRelevant, clickedRelevant + skippedRelevant);
        sharedCounts.add(
            positions + k,
            clicks - clickedRelevant,
            clicks - clickedRelevant + skips - skippedRelevant);
        localCounts.add(d, clickedRelevant + skippedRelevant, block.shown()[i]);
        logLikelihood += clicks * StrictMath.log(click) + skips * StrictMath.log(1 - click);
      }
    }
    return logLikelihood;
  }
}
