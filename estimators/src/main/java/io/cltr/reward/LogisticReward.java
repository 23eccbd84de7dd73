package io.cltr.reward;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.optimise.DivergedException;
import io.cltr.optimise.Lbfgs;
import io.cltr.propensity.Examination;

/**
 * Logistic regression on the features of (q, d), the same for all positions:
 *
 * <pre>
 * min_w −(1/N) Σ_qdk c log p + (n − c) log(1 − p) + λ/2 ‖w‖²,   p = θ_k γ_w + β_k
 * γ_w = σ(w·z + w_0)
 * </pre>
 *
 * <p>z standardised features, N = Σ n the displays of the other folds. Where some θ_k/(1 − β_k) is
 * above 1, γ is bounded by its inverse instead of 1. In logs of single actions θ = 1 and the
 * rewards, which must lie in [0, 1], stand for clicks. Displayed documents without features are
 * left out, queries without features have no predictions. L-BFGS; for θ &lt; 1 the loss is not
 * convex, the search starts at w = 0. Cost: two passes over the log, one over packed documents per
 * evaluation and fold.
 *
 * @param l2 λ, at least 0
 * @param maxIterations of the optimiser, at least 1
 */
public record LogisticReward(double l2, int maxIterations) implements ShapedModel {
  private static final double TOLERANCE = 1e-7;

  /** λ 1e-4, 200 iterations. */
  public LogisticReward() {
    this(1e-4, 200);
  }

  /** Checks the ranges. */
  public LogisticReward {
    if (!(l2 >= 0 && Double.isFinite(l2)) || maxIterations < 1) {
      throw new ConfigException(
          "reward model logistic: l2 %s must be finite and 0 or more, maxIterations %d 1 or more"
              .formatted(l2, maxIterations));
    }
  }

  @Override
  public String id() {
    return "logistic";
  }

  @Override
  public String summary() {
    return "Logistic regression on features, corrected for examination";
  }

  @Override
  public String source() {
    return "Wang, Golbandi, Bendersky, Metzler, Najork, WSDM 2018 (regression-EM, its likelihood)";
  }

  @Override
  public Source<Keyed<Predictions>> fit(
      LogShape shape,
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      CrossFit folds) {
    requireRewards(shape);
    double[] theta = shape.theta(examination);
    double[] beta = shape.beta(examination);
    double scale = 1;
    for (int k = 0; k < theta.length; k++) {
      double most = theta[k] / (1 - beta[k]);
      scale = most > scale ? most : scale;
    }
    Standardisation standardisation = queries.fold(new FeatureMoments("reward model " + id()));
    Source<RewardExample> examples =
        RewardExample.of(
            log.grouped(
                Impression::query, new RewardCells.Counter(folds, shape.singleActions(), theta)),
            queries);
    double[] scaled = theta.clone();
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] /= scale;
    }
    RewardExample.Scorer[] scorers = new RewardExample.Scorer[folds.folds()];
    try (Blocks<LogisticBlock> blocks =
        examples.packed(items -> LogisticBlock.pack(items, standardisation))) {
      for (int f = 0; f < scorers.length; f++) {
        scorers[f] = new Fitted(weights(blocks, standardisation.width(), scaled, beta, f), scale);
      }
    }
    return RewardExample.predict(examples, standardisation, scorers);
  }

  private void requireRewards(LogShape shape) {
    if (shape.singleActions() && (shape.smallestReward() < 0 || shape.largestReward() > 1)) {
      throw new InputException(
          "table clicks, column reward: found rewards from %s to %s; reward model logistic needs"
                  .formatted(shape.smallestReward(), shape.largestReward())
              + " them from 0 to 1. Use boosted-trees or pbm-posterior, or rescale");
    }
  }

  /** w and w_0 fitted without the cells of {@code fold}; zeros where the others have none. */
  private double[] weights(
      Blocks<LogisticBlock> blocks, int width, double[] theta, double[] beta, int fold) {
    double[] start = new double[width + 1];
    double displays = blocks.fold(new LogisticLoss(theta, beta, start, fold))[width + 2];
    if (displays == 0) {
      return start;
    }
    try {
      return new Lbfgs(TOLERANCE, maxIterations)
          .minimise(
              (point, gradient) -> {
                double[] sums = blocks.fold(new LogisticLoss(theta, beta, point.clone(), fold));
                double value = sums[0] / displays;
                for (int j = 0; j <= width; j++) {
                  double shrunk = j < width ? point[j] : 0;
                  gradient[j] = sums[1 + j] / displays + l2 * shrunk;
                  value += l2 / 2 * shrunk * shrunk;
                }
                return value;
              },
              start)
          .point();
    } catch (DivergedException e) {
      throw new InputException(
          "reward model logistic: the fit diverged (%s); raise l2".formatted(e.getMessage()), e);
    }
  }

  private record Fitted(double[] weights, double scale) implements RewardExample.Scorer {
    @Override
    public double of(double[] z) {
      return LogisticLoss.sigmoid(LogisticLoss.score(weights, z, 0)) / scale;
    }
  }
}
