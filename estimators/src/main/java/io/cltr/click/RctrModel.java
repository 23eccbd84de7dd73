package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * A click rate for each position k, (a + Σvc)/(a + b + Σv) over the displays at k: takes all that
 * clicks fall with depth for examination. Statistic: clicks and displays by position. Cost: one
 * pass.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 */
public record RctrModel(double priorClicks, double priorSkips) implements ClickModel {
  /** One click and one skip added. */
  public RctrModel() {
    this(1, 1);
  }

  /** Checks the ranges. */
  public RctrModel {
    BetaPrior.configured("click model rctr", priorClicks, priorSkips);
  }

  @Override
  public String id() {
    return "rctr";
  }

  @Override
  public String summary() {
    return "A click rate for each position";
  }

  @Override
  public String source() {
    return "Chuklin, Markov, de Rijke 2015, section 3.2";
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    double[] rates =
        log.fold(new SharedRatios(new BetaPrior(priorClicks, priorSkips), RctrModel::count));
    return FittedClickModel.withoutAttributes(log, new Rctr(rates));
  }

  private static void count(Impression shown, SharedRatios.Sink into) {
    for (int i = 0; i < shown.size(); i++) {
      into.add(shown.positions()[i] - 1, shown.clicks()[i], 1);
    }
  }
}
