package io.cltr.propensity.regression;

import io.cltr.dual.DualBlock;
import io.cltr.dual.DualFit;
import io.cltr.dual.DualInfluence;
import io.cltr.dual.DualQuery;
import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.optimise.DivergedException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.Depth;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.scorer.Linear;
import java.util.List;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Examination beside a linear ranker, each from clicks weighted by the inverse of what the other
 * says ({@link DualFit}): for logs that show a document too seldom to know it, like {@link
 * RegressionEm}, but without an absolute rate of clicks: only the documents of one list are
 * compared.
 *
 * <pre>
 * θ_k = Σ_r c_k exp(f_1 − f_k)/Σ_r c_1   over the clicked rankings that show positions 1 and k
 * </pre>
 *
 * <p>Assumes P(click) = θ_k γ, that log γ is linear in the features up to a number of the query's
 * own, and features that do not tell the position: else they explain examination away (Chen et al.,
 * ICLR 2024). Positions that no documents with the same features tie to position 1 are not
 * identified. Weights exp(f_1 − f_k) have no bound, so documents with extreme features count much.
 *
 * <p>Intervals: cluster-robust t on log θ, by the sandwich of both equations over unit buckets; not
 * the error of a wrong form of γ. Cost: four passes over the log, some hundred over packed
 * rankings.
 *
 * @param l2 λ, at least 0
 * @param rounds of the alternation at most, at least 1
 */
public record DualLearning(double l2, int rounds) implements PropensityEstimator {
  /** λ 1e-5, at most 300 rounds. */
  public DualLearning() {
    this(1e-5, 300);
  }

  /** Checks the ranges. */
  public DualLearning {
    if (!(l2 >= 0 && Double.isFinite(l2)) || rounds < 1) {
      throw new ConfigException(
          "propensities of kind dual-learning: l2 %s must be finite and 0 or more, rounds %d 1 or more"
              .formatted(l2, rounds));
    }
  }

  @Override
  public String id() {
    return "dual-learning";
  }

  @Override
  public String summary() {
    return "Examination beside a linear ranker, each from clicks weighted by the inverse of the other";
  }

  @Override
  public String source() {
    return "Ai, Bi, Luo, Guo, Croft, SIGIR 2018; Chen et al., ICLR 2024 (identifiability)";
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of(
        Assumption.NO_TRUST_BIAS,
        Assumption.NO_CASCADE,
        Assumption.FEATURES_DO_NOT_TELL_POSITIONS,
        Assumption.RELEVANCE_FROM_FEATURES);
  }

  @Override
  public boolean needsModel() {
    return true;
  }

  @Override
  public PropensityEstimate estimate(PropensityLog data, double level) {
    Source<Impression> log = data.impressions();
    int depth = log.fold(new Depth());
    Standardisation features =
        data.queries().fold(new FeatureMoments("propensities of kind " + id()));
    FeatureEvidence evidence = FeatureEvidence.of(id(), data, depth);
    Source<DualQuery> queries = DualQuery.of(log, data.queries());
    try (Blocks<DualBlock> blocks = queries.packed(items -> DualBlock.pack(items, features))) {
      double represented = blocks.fold(new DualBlock.Counter()).represented();
      DualFit.Result fit =
          new DualFit(new Linear(), l2, rounds)
              .of(
                  blocks,
                  represented,
                  features.width(),
                  evidence.used(),
                  new double[features.width()]);
      BucketInfluence influence =
          queries.fold(
              new DualInfluence(fit.parameters(), fit.theta(), features, l2 * represented));
      return evidence.estimate(
          id(),
          level,
          "cluster-robust t on log θ by the sandwich of both equations over unit buckets",
          fit.theta(),
          influence,
          fit.complaint());
    } catch (SingularMatrixException | DivergedException e) {
      throw new InputException(
          "table impressions: the clicks are too few to tell examination from features (%s); use more days, or raise l2"
              .formatted(e.getMessage()),
          e);
    }
  }
}
