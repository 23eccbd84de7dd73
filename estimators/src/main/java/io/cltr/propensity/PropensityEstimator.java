package io.cltr.propensity;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.method.Method;
import java.util.List;

/**
 * Estimates examination probabilities from a log.
 *
 * <p>Laws: a position without evidence is not identified, never 0; θ_1 = 1; the result does not
 * depend on the order of the impressions; influence sums to zero over the buckets.
 */
public interface PropensityEstimator extends Method {
  /**
   * The estimate on {@code log}, with intervals at {@code level}.
   *
   * @throws io.cltr.log.InputException where the log has nothing that identifies any ratio, saying
   *     what is missing
   */
  PropensityEstimate estimate(PropensityLog log, double level);

  /** The estimate on impressions alone. */
  default PropensityEstimate estimate(Source<Impression> impressions, double level) {
    return estimate(PropensityLog.of(impressions), level);
  }

  /** What it rests on, for tests that several kinds share. */
  List<Assumption> assumptions();

  /** What is compared where this is asked for: itself. */
  default List<PropensityEstimator> candidates() {
    return List.of(this);
  }

  /** Whether the curve rests on a model of what makes documents relevant, or of how users stop. */
  default boolean needsModel() {
    return false;
  }
}
