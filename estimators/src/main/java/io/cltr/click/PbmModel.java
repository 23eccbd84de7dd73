package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * The position-based model P(C = 1) = θ_k γ_qd, by EM ({@link ExaminationKernel}).
 *
 * <p>Assumes that clicks do not depend on each other and that trust does not add any. θ and γ are
 * determined up to scale, and only along positions that share documents; the prior fixes the scale.
 * Statistic: displays and clicks per (query, document, position). Cost: one pass over the log, then
 * the cells in memory, K numbers per iteration.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 * @param iterations of EM, at least 0
 */
public record PbmModel(double priorClicks, double priorSkips, int iterations)
    implements ClickModel {
  /** One click and one skip added, 50 iterations. */
  public PbmModel() {
    this(1, 1, 50);
  }

  /** Checks the ranges. */
  public PbmModel {
    BetaPrior.configured("click model pbm", priorClicks, priorSkips);
    Em.requireIterations("click model pbm", iterations);
  }

  @Override
  public String id() {
    return "pbm";
  }

  @Override
  public String summary() {
    return "A click needs examination, which depends on the position, and attraction of the document";
  }

  @Override
  public String source() {
    return "Craswell, Zoeter, Taylor, Ramsey, WSDM 2008; Chuklin, Markov, de Rijke 2015, section 3.3";
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    return CellBlock.fitted(
        log,
        (position, lastClicked) -> position - 1,
        ExaminationKernel::new,
        new BetaPrior(priorClicks, priorSkips),
        iterations,
        Pbm::new);
  }
}
