package io.cltr.click;

import java.util.Arrays;

/**
 * P(click) = θ_s γ_qd, slots s: the E step of the position-based and the user browsing model.
 *
 * <pre>
 * P(E|C=0) = θ_s (1 − γ)/(1 − θ_s γ),   θ_s  gets Σ_qd c + (n − c) P(E|C=0) of Σ_qd n
 * P(R|C=0) = γ (1 − θ_s)/(1 − θ_s γ),   γ_qd gets Σ_s  c + (n − c) P(R|C=0) of Σ_s n
 * </pre>
 *
 * @param slots number of slots
 */
public record ExaminationKernel<B extends Cells>(int slots) implements EmKernel<B> {
  @Override
  public double[] start() {
    double[] theta = new double[slots];
    Arrays.fill(theta, EmStep.START);
    return theta;
  }

  @Override
  public double expect(
      B block, double[] shared, double[] local, Ratios sharedCounts, Ratios localCounts) {
    int[] offsets = block.offsets();
    double[] clicked = new double[slots];
    double logLikelihood = 0;
    for (int d = 0; d < local.length; d++) {
      double gamma = local[d];
      double clicks = 0;
      double relevant = 0;
      double all = 0;
      for (int i = offsets[d]; i < offsets[d + 1]; i++) {
        int slot = block.slots()[i];
        double theta = shared[slot];
        double n = block.shown()[i];
        double c = block.clicks()[i];
        double miss = 1 - theta * gamma;
        double skips = n - c;
        relevant += skips * (gamma * (1 - theta) / miss);
        sharedCounts.add(slot, c + skips * (theta * (1 - gamma) / miss), n);
        clicks += c;
        clicked[slot] += c;
        all += n;
        logLikelihood += skips * StrictMath.log(miss);
      }
      localCounts.add(d, clicks + relevant, all);
      logLikelihood += clicks * StrictMath.log(gamma);
    }
    for (int s = 0; s < slots; s++) {
      logLikelihood += clicked[s] * StrictMath.log(shared[s]);
    }
    return logLikelihood;
  }
}
