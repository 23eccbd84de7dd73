package io.cltr.learner;

import io.cltr.log.ConfigException;
import io.cltr.objective.Imitation;
import io.cltr.optimise.Adam;
import io.cltr.scorer.Scorer;
import io.cltr.signal.PolicyAware;
import io.cltr.value.metric.ExpectedClicks;
import java.util.List;
import java.util.Optional;

/** The Plackett–Luce policy that safe learners start from and measure their distance from. */
public enum Reference {
  /**
   * An imitation of the loggers: scores whose exposure is that of the log's displays ({@link
   * Imitation}), searched from the earlier ranker where there is one.
   */
  logged,
  /** The earlier ranker itself: right where it logged, as a Plackett–Luce policy of T = 1. */
  previous;

  /** Steps of imitation: scores of a sharp logger are far from 0. */
  private static final Adam SEARCH = new Adam(0.2, 1, 200, 200);

  /** {@code log} with the reference as its earlier ranker. */
  TrainingLog in(TrainingLog log, String learner, Scorer scorer, int samples) {
    if (this == previous) {
      if (log.previous().isEmpty()) {
        throw new ConfigException(
            "%s.reference: previous, but there is no earlier ranker: name one, or use logged"
                .formatted(learner));
      }
      return log;
    }
    double[] examination = PolicyWeights.of(learner, new ExpectedClicks(), log.examination());
    TrainedRanker imitation =
        new ListTraining(
                learner,
                new PolicyAware(List.of(Double.POSITIVE_INFINITY)),
                Lists.candidates,
                Imitation.of(examination, samples),
                scorer,
                List.of(0.0),
                SEARCH,
                0)
            .run(log)
            .get(0);
    return new TrainingLog(
        log.log(),
        log.heldOut(),
        log.queries(),
        log.examination(),
        log.grades(),
        Optional.of(imitation.ranker()),
        log.seed());
  }
}
