package io.cltr.propensity.context;

import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.ContextCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.context.ContextShrinkage.Shrunken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Examination by the value of a context column: the same estimator on the impressions of each value
 * and on all, the former shrunk towards the latter where data is thin.
 *
 * <pre>
 * log θ̃_vk = (1 − B_vk) log θ̂_vk + B_vk log θ̂_k,   B_vk = s_vk²/(s_vk² + τ_k²)
 * Var = Var((1 − B) ψ_v + B ψ) + B² τ₊²
 * </pre>
 *
 * <p>with s² from influence ψ by unit bucket and the variance τ_k² between values by {@link
 * BetweenVariance}, τ₊² the one that is still likely. A position that a value alone does not
 * identify has the pooled θ, B = 1. At most {@value ContextTraffic#MOST} values, the most frequent,
 * have a curve. Assumes what the estimator does, within each value. Cost: that of the estimator,
 * once for each value and once for all.
 *
 * <p>Source: Efron, Morris, JASA 1975 (empirical Bayes); Fang, Agarwal, Joachims, SIGIR 2019
 * (examination by context).
 *
 * @param column of the context
 * @param pooled the estimate on all impressions
 * @param curves by value, sorted
 * @param influence on the shrunken log θ, by curve
 * @param warnings values that got no curve of their own
 */
public record ContextCurves(
    String column,
    PropensityEstimate pooled,
    List<ContextCurve> curves,
    List<BucketInfluence> influence,
    List<String> warnings) {

  /**
   * The curves on {@code log}.
   *
   * @throws InputException where no impression has a value of {@code column}, or {@code estimator}
   *     refuses the whole log
   */
  public static ContextCurves of(
      PropensityEstimator estimator, PropensityLog log, String column, double level) {
    return of(estimator, log, column, ContextTraffic.of(log.impressions(), column), level);
  }

  static ContextCurves of(
      PropensityEstimator estimator,
      PropensityLog log,
      String column,
      ContextTraffic traffic,
      double level) {
    if (traffic.byValue().isEmpty()) {
      throw new InputException(
          "table impressions: no impression has a value of the context column '%s'; name a column"
                  .formatted(column)
              + " that the table has, or estimate one curve for all");
    }
    PropensityEstimate pooled = estimator.estimate(log, level);
    SortedMap<String, PropensityEstimate> own = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    for (String value : traffic.byValue().keySet()) {
      Source<Impression> impressions =
          log.impressions().where(one -> ContextTraffic.value(one, column).equals(value));
      try {
        own.put(value, estimator.estimate(log.with(impressions), level));
      } catch (InputException refused) {
        warnings.add(
            "%s '%s' has the pooled curve: %s".formatted(column, value, refused.getMessage()));
      }
    }
    double missing = traffic.share(traffic.rest());
    if (missing > 0) {
      warnings.add(
          "%.1f%% of the impressions have no value of %s, or none of the %d most frequent"
              .formatted(100 * missing, column, ContextTraffic.MOST));
    }
    ContextShrinkage shrinkage = ContextShrinkage.of(pooled, own.values());
    List<ContextCurve> curves = new ArrayList<>();
    List<BucketInfluence> influence = new ArrayList<>();
    traffic
        .byValue()
        .forEach(
            (value, counts) -> {
              Shrunken curve = shrinkage.of(Optional.ofNullable(own.get(value)), level);
              curves.add(
                  new ContextCurve(
                      column, value, traffic.share(counts), curve.positions(), curve.weights()));
              influence.add(curve.influence());
            });
    return new ContextCurves(column, pooled, curves, influence, warnings);
  }
}
