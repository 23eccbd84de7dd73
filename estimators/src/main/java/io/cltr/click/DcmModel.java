package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * The dependent click model, by counting: attraction (a + Σvc)/(a + b + Σv) over the displays down
 * to the last click of their impression, all where there is none; λ_k = (a + clicks at k that are
 * not the last)/(a + b + clicks at k).
 *
 * <p>Takes the last click for the end of the search. Who went on in vain then counts as stopped, so
 * λ and the attraction of what is shown deep come out too low and too high; the less, the more is
 * clicked. Statistic: clicks and displays down to the last click per (query, document); clicks and
 * last clicks per position. Cost: two passes.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 */
public record DcmModel(double priorClicks, double priorSkips) implements ClickModel {
  /** One click and one skip added. */
  public DcmModel() {
    this(1, 1);
  }

  /** Checks the ranges. */
  public DcmModel {
    BetaPrior.configured("click model dcm", priorClicks, priorSkips);
  }

  @Override
  public String id() {
    return "dcm";
  }

  @Override
  public String summary() {
    return "Users may go on after a click, by its position";
  }

  @Override
  public String source() {
    return "Guo, Liu, Wang, WSDM 2009 (last click taken for the end of the search)";
  }

  @Override
  public boolean knowsSatisfaction() {
    return true;
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    BetaPrior prior = new BetaPrior(priorClicks, priorSkips);
    return new FittedClickModel(
        new Dcm(log.fold(new SharedRatios(prior, DcmModel::countContinuations))),
        log.grouped(Impression::query, new DocumentRatios(1, prior, DcmModel::countAttractions)),
        new double[] {prior.mode(0, 0)},
        new double[0]);
  }

  private static void countContinuations(Impression shown, SharedRatios.Sink into) {
    int last = shown.lastClicked();
    for (int i = 0; i <= last; i++) {
      if (shown.clicks()[i] > 0) {
        into.add(shown.positions()[i] - 1, i < last ? 1 : 0, 1);
      }
    }
  }

  /** Adds the displays that are taken for examined: down to the last click, all without any. */
  static void countAttractions(Impression shown, DocumentRatios.Sink into) {
    int last = shown.lastClicked();
    int examined = last < 0 ? shown.size() : last + 1;
    for (int i = 0; i < examined; i++) {
      into.add(shown.documents()[i], 0, shown.clicks()[i], 1);
    }
  }
}
