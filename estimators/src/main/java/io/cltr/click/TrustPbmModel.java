package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.Arrays;

/**
 * The position-based model under trust bias, P(C = 1) = ζ⁺_k γ_qd + ζ⁻_k (1 − γ_qd), by EM ({@link
 * TrustKernel}).
 *
 * <p>Assumes that clicks do not depend on each other. Determined only up to affine maps of γ, of
 * which the prior and the start choose one: predictions of clicks are meaningful, ζ⁺, ζ⁻ and γ
 * apart are not. Needs far more displays per document than {@link PbmModel}. Statistic: displays
 * and clicks per (query, document, position). Cost: one pass over the log, then the cells in
 * memory, 2 K numbers per iteration.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 * @param iterations of EM, at least 0
 */
public record TrustPbmModel(double priorClicks, double priorSkips, int iterations)
    implements ClickModel {
  /** One click and one skip added, 50 iterations. */
  public TrustPbmModel() {
    this(1, 1, 50);
  }

  /** Checks the ranges. */
  public TrustPbmModel {
    BetaPrior.configured("click model trust-pbm", priorClicks, priorSkips);
    Em.requireIterations("click model trust-pbm", iterations);
  }

  @Override
  public String id() {
    return "trust-pbm";
  }

  @Override
  public String summary() {
    return "The position-based model with clicks by trust in the position: affine in relevance";
  }

  @Override
  public String source() {
    return "Agarwal, Wang, Li, Bendersky, Najork, WWW 2019; Vardasbi, Oosterhuis, de Rijke, CIKM 2020 (affine form)";
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    return CellBlock.fitted(
        log,
        (position, lastClicked) -> position - 1,
        TrustKernel::new,
        new BetaPrior(priorClicks, priorSkips),
        iterations,
        TrustPbmModel::behaviour);
  }

  private static TrustPbm behaviour(double[] zeta) {
    int positions = zeta.length / 2;
    return new TrustPbm(
        Arrays.copyOf(zeta, positions), Arrays.copyOfRange(zeta, positions, zeta.length));
  }
}
