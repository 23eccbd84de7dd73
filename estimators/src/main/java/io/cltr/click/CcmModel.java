package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * The click chain model: one number a of each document of a query, chances τ1, τ2, τ3 to go on for
 * all, by EM with exact forward–backward inference ({@link CcmKernel}). Guo et al. keep posteriors
 * of a; this is their maximum.
 *
 * <p>Assumes that users go down from the first document without leaving anything out, and that what
 * attracts a click is what satisfies. Statistic: (query, list, clicks) with Σv, the smallest for a
 * model in which all ranks of a list depend on each other. Cost: one pass over the log, then the
 * distinct lists in memory.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 * @param iterations of EM, at least 0
 */
public record CcmModel(double priorClicks, double priorSkips, int iterations)
    implements ClickModel {
  /** One click and one skip added, 50 iterations. */
  public CcmModel() {
    this(1, 1, 50);
  }

  /** Checks the ranges. */
  public CcmModel {
    BetaPrior.configured("click model ccm", priorClicks, priorSkips);
    Em.requireIterations("click model ccm", iterations);
  }

  @Override
  public String id() {
    return "ccm";
  }

  @Override
  public String summary() {
    return "Users go on by chances that differ after skips, irrelevant and relevant clicks";
  }

  @Override
  public String source() {
    return "Guo, Liu, Kannan, Minka, Taylor, Wang, Faloutsos, WWW 2009";
  }

  @Override
  public boolean knowsSatisfaction() {
    return true;
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    return ListBlock.fitted(
        log, new CcmKernel(), new BetaPrior(priorClicks, priorSkips), iterations);
  }
}
