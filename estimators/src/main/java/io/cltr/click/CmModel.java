package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * The cascade model: attraction (a + Σvc)/(a + b + Σv) over the displays down to the first click of
 * their impression, all where there is none.
 *
 * <p>Assumes that nobody clicks twice: it gives further clicks probability 0, and what was shown
 * below the first click tells it nothing. Statistic: clicks and displays down to the first click
 * per (query, document). Cost: one pass.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 */
public record CmModel(double priorClicks, double priorSkips) implements ClickModel {
  /** One click and one skip added. */
  public CmModel() {
    this(1, 1);
  }

  /** Checks the ranges. */
  public CmModel {
    BetaPrior.configured("click model cm", priorClicks, priorSkips);
  }

  @Override
  public String id() {
    return "cm";
  }

  @Override
  public String summary() {
    return "Users go down to their first click and stop";
  }

  @Override
  public String source() {
    return "Craswell, Zoeter, Taylor, Ramsey, WSDM 2008";
  }

  @Override
  public boolean knowsSatisfaction() {
    return true;
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    BetaPrior prior = new BetaPrior(priorClicks, priorSkips);
    return new FittedClickModel(
        new Cm(),
        log.grouped(Impression::query, new DocumentRatios(1, prior, CmModel::count)),
        new double[] {prior.mode(0, 0)},
        new double[0]);
  }

  private static void count(Impression shown, DocumentRatios.Sink into) {
    for (int i = 0; i < shown.size(); i++) {
      into.add(shown.documents()[i], 0, shown.clicks()[i], 1);
      if (shown.clicks()[i] > 0) {
        return;
      }
    }
  }
}
