package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * A click rate for each document of a query, (a + Σvc)/(a + b + Σv) over its displays: takes clicks
 * for relevance, so it favours what loggers put on top. Statistic: clicks and displays per (query,
 * document). Cost: one pass.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 */
public record DctrModel(double priorClicks, double priorSkips) implements ClickModel {
  /** One click and one skip added. */
  public DctrModel() {
    this(1, 1);
  }

  /** Checks the ranges. */
  public DctrModel {
    BetaPrior.configured("click model dctr", priorClicks, priorSkips);
  }

  @Override
  public String id() {
    return "dctr";
  }

  @Override
  public String summary() {
    return "A click rate for each document of a query, wherever it is shown";
  }

  @Override
  public String source() {
    return "Chuklin, Markov, de Rijke 2015, section 3.2; Craswell, Zoeter, Taylor, Ramsey, WSDM"
        + " 2008 (the baseline)";
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    BetaPrior prior = new BetaPrior(priorClicks, priorSkips);
    return new FittedClickModel(
        new Dctr(),
        log.grouped(Impression::query, new DocumentRatios(1, prior, DctrModel::count)),
        new double[] {prior.mode(0, 0)},
        new double[0]);
  }

  private static void count(Impression shown, DocumentRatios.Sink into) {
    for (int i = 0; i < shown.size(); i++) {
      into.add(shown.documents()[i], 0, shown.clicks()[i], 1);
    }
  }
}
