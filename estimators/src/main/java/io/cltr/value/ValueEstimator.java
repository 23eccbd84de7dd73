package io.cltr.value;

import io.cltr.method.Method;
import java.util.Optional;

/**
 * How weighted rewards become a value. One record may say it for logs of single actions, for logs
 * of rankings, or for both.
 *
 * <p>A value estimator of one's own is a record that implements this, named in {@code
 * META-INF/services/io.cltr.value.ValueEstimator}.
 */
public interface ValueEstimator extends Method {
  /** The estimator on a log of single actions; empty where it is not defined there. */
  default Optional<ActionValue> ofActions() {
    return Optional.empty();
  }

  /** The estimator on a log of single actions of which so much is known. */
  default Optional<ActionValue> ofActions(ActionLog known) {
    return ofActions();
  }

  /** The estimator on a log of rankings; empty where it is not defined there. */
  default Optional<RankingEstimator> ofRankings() {
    return Optional.empty();
  }

  /** What its values rest on. */
  default Basis basis() {
    return Basis.WEIGHTS;
  }

  /** Whether its values on a log of rankings rest on how positions were examined. */
  default boolean usesExamination() {
    return ofRankings().orElse(null) instanceof RankingValues;
  }

  /** Whether its values tell of the distribution of single outcomes, not of their mean. */
  default boolean ofOutcomes() {
    return false;
  }

  /**
   * Whether its values need the grid of the log's outcomes, see {@link
   * io.cltr.value.outcome.Outcomes}.
   */
  default boolean onGrid() {
    return false;
  }

  /**
   * Whether its values may rightly stay the same while units differ, as a quantile of few distinct
   * outcomes does.
   */
  default boolean mayStandStill() {
    return false;
  }

  /** Whether it takes clicks of trust for relevance on a log of rankings. */
  default boolean ignoresTrust() {
    return ofRankings().orElse(null) instanceof RankingValues displays
        && displays.values().stream()
            .anyMatch(value -> value.outcome() instanceof RankingValue.Clicks);
  }

  /** What a value rests on. */
  enum Basis {
    /** Weighted rewards alone. */
    WEIGHTS,
    /** A reward model alone. */
    MODEL,
    /** A reward model, corrected by weighted residuals. */
    BOTH,
    /** A click model of the user alone, fitted to the valued log. */
    USER;

    /** Whether a reward model is needed. */
    public boolean needsModel() {
      return this == MODEL || this == BOTH;
    }

    /** Whether weights enter the value. */
    public boolean usesWeights() {
      return this == WEIGHTS || this == BOTH;
    }
  }
}
