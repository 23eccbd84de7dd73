package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * The dynamic Bayesian network model: attraction and satisfaction of each document of a query, one
 * continuation g for all, by EM with exact forward–backward inference ({@link DbnKernel}).
 *
 * <p>Assumes that users go down from the first document without leaving anything out, and that one
 * g tells how all of them give up. Satisfaction is known only from clicks with something below
 * them. Statistic: (query, list, clicks) with Σv, the smallest for a model in which all ranks of a
 * list depend on each other. Cost: one pass over the log, then the distinct lists in memory.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 * @param iterations of EM, at least 0
 */
public record DbnModel(double priorClicks, double priorSkips, int iterations)
    implements ClickModel {
  /** One click and one skip added, 50 iterations. */
  public DbnModel() {
    this(1, 1, 50);
  }

  /** Checks the ranges. */
  public DbnModel {
    BetaPrior.configured("click model dbn", priorClicks, priorSkips);
    Em.requireIterations("click model dbn", iterations);
  }

  @Override
  public String id() {
    return "dbn";
  }

  @Override
  public String summary() {
    return "Users go on until a click satisfies them or they give up";
  }

  @Override
  public String source() {
    return "Chapelle, Zhang, WWW 2009";
  }

  @Override
  public boolean knowsSatisfaction() {
    return true;
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    return ListBlock.fitted(
        log, new DbnKernel(), new BetaPrior(priorClicks, priorSkips), iterations);
  }
}
