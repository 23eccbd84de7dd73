package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * The simplified dynamic Bayesian network model, by counting: attraction as {@link DcmModel} counts
 * it; satisfaction (a + last clicks)/(a + b + clicks) of the document.
 *
 * <p>Takes the last click for a satisfied one, and assumes that nobody leaves unsatisfied: users
 * who give up make documents look satisfying, and what is shown deep unattractive. Statistic:
 * clicks, last clicks and displays down to the last click per (query, document). Cost: one pass.
 *
 * @param priorClicks a, above 0
 * @param priorSkips b, above 0
 */
public record SdbnModel(double priorClicks, double priorSkips) implements ClickModel {
  /** One click and one skip added. */
  public SdbnModel() {
    this(1, 1);
  }

  /** Checks the ranges. */
  public SdbnModel {
    BetaPrior.configured("click model sdbn", priorClicks, priorSkips);
  }

  @Override
  public String id() {
    return "sdbn";
  }

  @Override
  public String summary() {
    return "Users go on until a click satisfies them, which depends on the document";
  }

  @Override
  public String source() {
    return "Chapelle, Zhang, WWW 2009, section 3.1 (simplified model)";
  }

  @Override
  public boolean knowsSatisfaction() {
    return true;
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    BetaPrior prior = new BetaPrior(priorClicks, priorSkips);
    return new FittedClickModel(
        new Dbn(1),
        log.grouped(Impression::query, new DocumentRatios(2, prior, SdbnModel::count)),
        new double[] {prior.mode(0, 0), prior.mode(0, 0)},
        new double[0]);
  }

  private static void count(Impression shown, DocumentRatios.Sink into) {
    DcmModel.countAttractions(shown, into);
    int last = shown.lastClicked();
    for (int i = 0; i <= last; i++) {
      if (shown.clicks()[i] > 0) {
        into.add(shown.documents()[i], 1, i == last ? 1 : 0, 1);
      }
    }
  }
}
