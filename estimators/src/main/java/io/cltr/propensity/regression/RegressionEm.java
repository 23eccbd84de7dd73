package io.cltr.propensity.regression;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.optimise.DivergedException;
import io.cltr.optimise.Lbfgs;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.Depth;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.pbm.PbmDisplays;
import java.util.List;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The position-based click model P(click) = θ_k γ_qd with γ a logistic regression on the features
 * of (q, d): for logs that show a document too seldom to know it.
 *
 * <pre>
 * w_f = argmin over w, θ of −(1/N) Σ c log(θ_k γ) + (n − c) log(1 − θ_k γ) + λ/2 ‖w‖²,   γ = σ(w·z + w_0)
 * θ_k = argmax Σ c log(θ_k γ̂) + (n − c) log(1 − θ_k γ̂),   γ̂ of a query in fold f by w_f
 * </pre>
 *
 * <p>w_f by the queries outside fold f, with θ_1 = 1 and θ_k below 1: the maximum that the
 * published EM climbs to, reached by L-BFGS. z standardised features. Displayed documents without
 * features are left out.
 *
 * <p>Assumes that γ has this form, that examination falls from position 1, and features that do not
 * tell the position: only positions that show the same features, directly or in a chain, can be
 * compared (Chen et al., ICLR 2024); without them the features explain examination away. Positions
 * that no such chain ties to position 1 are not identified.
 *
 * <p>Intervals: cluster-robust t on log θ, by the sandwich of both stages over unit buckets; not
 * the error of a wrong form of γ. Cost: four passes over the log, some hundred over packed cells.
 *
 * @param l2 λ, at least 0
 * @param folds of the queries, at least 2
 * @param maxIterations of the optimiser, at least 1
 */
public record RegressionEm(double l2, int folds, int maxIterations) implements PropensityEstimator {
  private static final double TOLERANCE = 1e-7;

  /** λ 1e-5, two folds, 300 iterations. */
  public RegressionEm() {
    this(1e-5, 2, 300);
  }

  /** Checks the ranges. */
  public RegressionEm {
    if (!(l2 >= 0 && Double.isFinite(l2)) || folds < 2 || maxIterations < 1) {
      throw new ConfigException(
          "propensities of kind regression-em: l2 %s must be finite and 0 or more, folds %d 2 or more, maxIterations %d 1 or more"
              .formatted(l2, folds, maxIterations));
    }
  }

  @Override
  public String id() {
    return "regression-em";
  }

  @Override
  public String summary() {
    return "Examination beside a regression of relevance on features, cross-fitted by query";
  }

  @Override
  public String source() {
    return "Wang, Golbandi, Bendersky, Metzler, Najork, WSDM 2018; Chen et al., ICLR 2024"
        + " (identifiability)";
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
    Source<Keyed<PbmDisplays>> displays = log.grouped(Impression::query, new PbmDisplays.Counter());
    Source<RegressionQuery> queries = RegressionQuery.of(displays, data.queries());
    FeatureEvidence evidence = FeatureEvidence.of(id(), data, depth);
    boolean[] used = evidence.used();
    long seed = data.seed();
    try (Blocks<RegressionBlock> blocks =
        queries.packed(items -> RegressionBlock.pack(items, features, folds, seed))) {
      double[][] weights = new double[folds][];
      double[] theta = new double[depth];
      double displayed = 0;
      for (int f = 0; f < folds; f++) {
        double[] parameters = new double[depth - 1 + features.width() + 1];
        double n = blocks.fold(new RegressionLoss(used, parameters, f))[parameters.length + 1];
        double[] fitted = fitted(blocks, used, parameters, f, n);
        weights[f] = RegressionLoss.weights(fitted, depth);
        for (int k = 0; k < depth; k++) {
          theta[k] += RegressionLoss.theta(fitted, depth)[k] / folds;
        }
        displayed += n / (folds - 1);
      }
      double[] curve = RegressionCurve.of(blocks, theta, used, weights);
      BucketInfluence influence =
          queries.fold(
              new RegressionInfluence(curve, used, weights, features, l2 * displayed, seed));
      return evidence.estimate(
          id(),
          level,
          "cluster-robust t on log θ by the sandwich of both stages over unit buckets",
          curve,
          influence,
          "");
    } catch (ArithmeticException | SingularMatrixException | DivergedException e) {
      throw new InputException(
          "table impressions: the clicks are too few to tell examination from features (%s); use more days, or raise l2"
              .formatted(e.getMessage()),
          e);
    }
  }

  private double[] fitted(
      Blocks<RegressionBlock> blocks, boolean[] used, double[] start, int fold, double displays) {
    int free = used.length - 1;
    return new Lbfgs(TOLERANCE, maxIterations)
        .minimise(
            (point, gradient) -> {
              double[] sums = blocks.fold(new RegressionLoss(used, point.clone(), fold));
              double value = sums[0] / displays;
              for (int j = 0; j < point.length; j++) {
                double shrunk = j >= free && j < point.length - 1 ? point[j] : 0;
                gradient[j] = sums[1 + j] / displays + l2 * shrunk;
                value += l2 / 2 * shrunk * shrunk;
              }
              return value;
            },
            start)
        .point();
  }
}
