package io.cltr.click;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.List;

/**
 * How well a click model predicts the clicks of impressions, which should be of units that it was
 * not fitted to. An impression counts with its weight v; one without documents does not count.
 *
 * <p>A model may give a click no chance, as the cascade model does to a second one. The logarithm
 * of 0 is −∞, and it is left so: no small number is put in its place, which would be all that the
 * likelihood then measures. {@code ruledOut} tells how many impressions are the reason.
 *
 * @param impressions Σv
 * @param ruledOut Σv of impressions whose clicks have probability 0 under the model
 * @param logLikelihood mean over impressions of the mean over ranks of ln P(c_i | clicks above i);
 *     −∞ where any is ruled out
 * @param perplexity mean over positions of the perplexities of P(c_i); 1 is perfect, 2 is a coin
 * @param conditionalPerplexity the same of P(c_i | clicks above i); infinite where any is ruled out
 * @param positions those shown, in order
 */
public record ClickQuality(
    double impressions,
    double ruledOut,
    double logLikelihood,
    double perplexity,
    double conditionalPerplexity,
    List<AtPosition> positions) {

  /**
   * Quality at one position, over the impressions that show a document there.
   *
   * @param impressions Σv
   * @param perplexity 2^(−mean log2 P(c))
   * @param conditionalPerplexity 2^(−mean log2 P(c | clicks above))
   */
  public record AtPosition(
      int position, double impressions, double perplexity, double conditionalPerplexity) {}

  /**
   * The quality of {@code model} on {@code log}. Cost: one pass over both.
   *
   * @throws io.cltr.log.InputException if no impression shows a document
   */
  public static ClickQuality of(FittedClickModel model, Source<Impression> log) {
    ClickBehaviour behaviour = model.behaviour();
    double[] unseen = model.unseen();
    return log.where(shown -> shown.size() > 0)
        .joined(
            Impression::query,
            model.attributes(),
            (shown, found) ->
                Scored.of(behaviour, shown, found.orElse(Attributes.NONE).of(shown, unseen)))
        .fold(new Scored.Summary());
  }
}
