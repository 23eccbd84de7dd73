package io.cltr.logging;

import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.logging.BalancedLoss.Target;
import io.cltr.policy.Policy;
import io.cltr.propensity.Depth;
import io.cltr.reward.CrossFit;
import java.io.Serializable;
import java.util.Optional;

/**
 * Importance weights without logging probabilities: a classifier tells (context, document) pairs
 * that were logged from those that the policy would show, and ŵ = p/(1 − p) = π/π_0 where it is
 * right (Sondhi, Arbour, Dimmery, AISTATS 2020).
 *
 * <p>Logistic: p = σ(log π(d) + score), the score linear in the document by value of each column
 * and in the features, as in {@link Multinomial}; π is known and enters as it is, each document in
 * proportion to it rather than drawn. What is weighted is fitted on the other folds of units. A
 * document with π = 0 weighs 0. Assumes that everything the logger looked at is in what the model
 * sees and adds up: a logger that normalises over candidates which differ between queries is told
 * less well than by {@link Multinomial}. The mean weight is 1 where the policy has support in the
 * log.
 *
 * @param l2 λ, at least 0
 * @param maxIterations of L-BFGS, at least 1
 * @param maxActions with more documents in the log than this none has parameters of its own
 */
public record BalancedWeights(double l2, int maxIterations, int maxActions)
    implements Serializable {
  /** λ 1e-4, 200 iterations, 1,000 documents. */
  public BalancedWeights() {
    this(1e-4, 200, 1000);
  }

  /** Checks the ranges. */
  public BalancedWeights {
    if (!(l2 >= 0 && Double.isFinite(l2)) || maxIterations < 1 || maxActions < 0) {
      throw new ConfigException(
          ("balanced weights: l2 %s must be finite and 0 or more, maxIterations %d 1 or more,"
                  + " maxActions %d 0 or more")
              .formatted(l2, maxIterations, maxActions));
    }
  }

  /** An impression and ŵ of what it shows; finite and at least 0. */
  public record Weighted(Impression impression, double weight) implements Serializable {}

  /** The weights of one policy, fitted. */
  @FunctionalInterface
  public interface Ratio extends Serializable {
    /**
     * ŵ of what {@code impression} shows, by the classifier that was fitted without its unit;
     * finite and at least 0.
     *
     * @param candidates of the impression's query; empty where the log names none
     */
    double of(Impression impression, Optional<Query> candidates);
  }

  /** The log with its weights for {@code policy}; parameters as in {@link #fit}. */
  public Source<Weighted> of(
      Source<Impression> log, Source<Keyed<Query>> queries, Policy policy, CrossFit folds) {
    Ratio ratio = fit(log, queries, policy, folds);
    return log.joined(
        Impression::query, queries, (one, query) -> new Weighted(one, ratio.of(one, query)));
  }

  /**
   * The classifier of {@code policy} against {@code log}.
   *
   * @param log one document per impression
   * @param queries candidates with their features; a query without is taken to have every document
   *     that the log shows as candidate
   */
  public Ratio fit(
      Source<Impression> log, Source<Keyed<Query>> queries, Policy policy, CrossFit folds) {
    Actions actions = log.fold(new Actions.Finder());
    Target target = new Target(policy, log.fold(new Depth()));
    ContextLevels levels =
        Choice.of(log, queries).map(Choice::impression).fold(new ContextLevels.Finder());
    LinearScore score = LinearScore.of("balanced weights", actions, levels, queries, maxActions);
    double[][] weights = new double[folds.folds()][];
    PenalisedFit fit = new PenalisedFit("balanced weights", l2, maxIterations);
    try (Blocks<ChoiceBlock> blocks = Choice.blocks(log, queries, actions, levels, score, folds)) {
      for (int f = 0; f < weights.length; f++) {
        int fold = f;
        weights[f] =
            fit.minimum(
                blocks, score.parameters(), at -> new BalancedLoss(score, target, at, fold));
      }
    }
    return new Fitted(actions, levels, score, target, folds, weights);
  }

  private record Fitted(
      Actions actions,
      ContextLevels levels,
      LinearScore score,
      Target target,
      CrossFit folds,
      double[][] weights)
      implements Ratio {

    @Override
    public double of(Impression one, Optional<Query> candidates) {
      Query query = actions.named(one.query(), candidates);
      String shown = one.documents()[0];
      int chosen = Actions.chosen(query.documents(), shown, one.query());
      double wanted = target.probabilities(query, one.positions()[0])[chosen];
      double logRatio =
          score.of(
              weights[folds.fold(one.unit())],
              score.actions().index(shown),
              levels.of(one),
              score.features(query),
              chosen);
      return wanted * StrictMath.exp(logRatio);
    }
  }
}
