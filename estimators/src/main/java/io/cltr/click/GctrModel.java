package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * One click rate, (a + Σvc)/(a + b + Σv), over all displays: the reference that every model must
 * beat. Statistic: clicks and displays of the log. Cost: one pass.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 */
public record GctrModel(double priorClicks, double priorSkips) implements ClickModel {
  /** One click and one skip added. */
  public GctrModel() {
    this(1, 1);
  }

  /** Checks the ranges. */
  public GctrModel {
    BetaPrior.configured("click model gctr", priorClicks, priorSkips);
  }

  @Override
  public String id() {
    return "gctr";
  }

  @Override
  public String summary() {
    return "One click rate for all displays";
  }

  @Override
  public String source() {
    return "Chuklin, Markov, de Rijke 2015, section 3.1";
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    double[] rate =
        log.fold(new SharedRatios(new BetaPrior(priorClicks, priorSkips), GctrModel::count));
    return FittedClickModel.withoutAttributes(log, new Gctr(rate[0]));
  }

  private static void count(Impression shown, SharedRatios.Sink into) {
    for (double click : shown.clicks()) {
      into.add(0, click, 1);
    }
  }
}
