package io.cltr.logging;

import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.reward.CrossFit;

/**
 * Multinomial logistic regression: π̂_0(d | q, x) = softmax over the candidates of
 *
 * <pre>score(d) = b_d + Σ_{columns} W_{d, value of the column} + (v + v_logger)·z(q, d)</pre>
 *
 * <p>fitted by min −(1/N) Σ log π̂_0(shown) + λ/2 ‖(b, W, v)‖². Columns are those of the context,
 * the logger and the position; z are the standardised features where there are any, so that
 * documents which are too many for parameters of their own, or new, are told apart. For loggers
 * that look at columns and features by themselves or added up; what they combine is missed, and the
 * calibration error tells some of it. Documents times values of columns are the number of
 * parameters. Cost: four passes over the log; one over distinct (query, context) per evaluation and
 * fold.
 *
 * @param l2 λ, at least 0
 * @param maxIterations of L-BFGS, at least 1
 * @param maxActions with more documents in the log than this none has parameters of its own
 */
public record Multinomial(double l2, int maxIterations, int maxActions) implements LoggingModel {
  /** λ 1e-4, 200 iterations, 1,000 documents. */
  public Multinomial() {
    this(1e-4, 200, 1000);
  }

  /** Checks the ranges. */
  public Multinomial {
    if (!(l2 >= 0 && Double.isFinite(l2)) || maxIterations < 1 || maxActions < 0) {
      throw new ConfigException(
          ("logging model multinomial: l2 %s must be finite and 0 or more, maxIterations %d 1 or"
                  + " more, maxActions %d 0 or more")
              .formatted(l2, maxIterations, maxActions));
    }
  }

  @Override
  public String id() {
    return "multinomial";
  }

  @Override
  public String summary() {
    return "Multinomial logistic regression of what was shown on context, logger, position and"
        + " features";
  }

  @Override
  public String source() {
    return "McFadden 1974 (conditional logit); Guo, Pleiss, Sun, Weinberger, ICML 2017"
        + " (temperature)";
  }

  @Override
  public LoggingEstimate estimate(
      Source<Impression> log, Source<Keyed<Query>> queries, CrossFit folds) {
    Choice.requireFolds(folds);
    Source<Choice> choices = Choice.of(log, queries);
    Actions actions = log.fold(new Actions.Finder());
    ContextLevels levels = choices.map(Choice::impression).fold(new ContextLevels.Finder());
    LinearScore score =
        LinearScore.of("logging model " + id(), actions, levels, queries, maxActions);
    double[][] weights = new double[folds.folds()][];
    PenalisedFit fit = new PenalisedFit("logging model " + id(), l2, maxIterations);
    try (Blocks<ChoiceBlock> blocks = Choice.blocks(log, queries, actions, levels, score, folds)) {
      for (int f = 0; f < weights.length; f++) {
        int fold = f;
        weights[f] =
            fit.minimum(
                blocks,
                score.parameters(),
                at -> new MultinomialLoss(score, at, fold, folds.folds()));
      }
    }
    return Calibrated.of(
        id(), choices, actions, new Fitted(actions, levels, score, weights), folds);
  }

  private record Fitted(
      Actions actions, ContextLevels levels, LinearScore score, double[][] weights)
      implements ChoiceModel {
    @Override
    public double[] logits(Choice choice, int fold) {
      String[] candidates = actions.candidates(choice.query());
      double[] features = score.features(choice.query());
      int[] context = levels.of(choice.impression());
      double[] logits = new double[candidates.length];
      for (int j = 0; j < logits.length; j++) {
        logits[j] =
            score.of(weights[fold], score.actions().index(candidates[j]), context, features, j);
      }
      return logits;
    }
  }
}
