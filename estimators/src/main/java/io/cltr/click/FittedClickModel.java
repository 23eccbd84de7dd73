package io.cltr.click;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;

/**
 * A click model with its parameters.
 *
 * @param behaviour holds the shared parameters
 * @param attributes the documents' numbers by query, distributed as the log is; worked out at each
 *     pass; no query where documents have no numbers
 * @param unseen numbers of a document that was not in the log: the prior's mode
 * @param path log-posterior, up to a constant, before the first iteration and after each; empty for
 *     models that are fitted by counting
 */
public record FittedClickModel(
    ClickBehaviour behaviour,
    Source<Keyed<Attributes>> attributes,
    double[] unseen,
    double[] path) {

  /** A model whose documents have no numbers. */
  static FittedClickModel withoutAttributes(Source<Impression> log, ClickBehaviour behaviour) {
    DocumentRatios none = new DocumentRatios(0, new BetaPrior(1, 1), (shown, into) -> {});
    return new FittedClickModel(
        behaviour,
        log.where(shown -> false).grouped(Impression::query, none),
        new double[0],
        new double[0]);
  }
}
