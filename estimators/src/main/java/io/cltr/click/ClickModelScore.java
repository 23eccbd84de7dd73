package io.cltr.click;

import io.cltr.click.ClickQuality.AtPosition;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.method.Methods;
import java.util.List;

/**
 * A click model on a log: its shared parameters, and how well it predicts the clicks of units that
 * it was not fitted to. {@link ClickQuality} has the formulas.
 *
 * @param model its id and its parameters other than the default ones
 * @param parameters what all documents share
 * @param impressions Σv of the impressions that were predicted
 * @param ruledOut Σv of those whose clicks have probability 0 under the model
 * @param logLikelihood NaN where any is ruled out
 * @param conditionalPerplexity NaN where any is ruled out
 * @param positions those shown, in order
 */
public record ClickModelScore(
    String model,
    ClickBehaviour parameters,
    double impressions,
    double ruledOut,
    double logLikelihood,
    double perplexity,
    double conditionalPerplexity,
    List<AtPosition> positions) {

  /** {@code model} fitted to {@code training}, on the clicks of {@code testing}. */
  public static ClickModelScore of(
      ClickModel model, Source<Impression> training, Source<Impression> testing) {
    FittedClickModel fitted = model.fit(training);
    ClickQuality quality = ClickQuality.of(fitted, testing);
    return new ClickModelScore(
        Methods.label(model),
        fitted.behaviour(),
        quality.impressions(),
        quality.ruledOut(),
        finite(quality.logLikelihood()),
        quality.perplexity(),
        finite(quality.conditionalPerplexity()),
        quality.positions().stream()
            .map(
                at ->
                    new AtPosition(
                        at.position(),
                        at.impressions(),
                        at.perplexity(),
                        finite(at.conditionalPerplexity())))
            .toList());
  }

  private static double finite(double number) {
    return Double.isFinite(number) ? number : Double.NaN;
  }
}
