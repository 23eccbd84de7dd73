package io.cltr.pipeline.stage;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.learner.Learner;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.pipeline.stage.TrainOptions.NamedLearner;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.Policy;
import io.cltr.policy.TopScore;
import io.cltr.ranker.Ranker;
import io.cltr.selection.DisplayedCandidates;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.Metric;
import io.cltr.value.metric.Rewards;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Weighting;
import java.util.List;

/** What rankers become on a kind of log, and in what that is compared. */
public sealed interface RankerUse {
  /** The policy that a ranker of {@code learner} serves by. */
  default Policy policy(Learner learner, String name, Ranker ranker) {
    return learner.draws()
        ? new PlackettLuce(name, ranker, 1, PlackettLuce.DRAWS, seed())
        : new TopScore(name, ranker);
  }

  /** Seed of what policies draw. */
  long seed();

  /** The metric of the choice. */
  Metric metric();

  /** Its estimator. */
  ValueEstimator estimator();

  /** Where its weights come from. */
  Weighting weighting();

  /** The candidates on which policies are compared on a log that made {@code displays}. */
  Source<Keyed<Query>> comparable(Source<Keyed<Displays>> displays, Source<Keyed<Query>> queries);

  /** Whether its learners learn from single actions. */
  boolean onActions();

  /** Throws where {@code named} cannot learn from such a log. */
  default void require(NamedLearner named) {
    if (named.learner().onActions() != onActions()) {
      throw new ConfigException(
          "rankers: '%s' is of kind %s, which learns from %s, but the log shows %s; use one of %s"
              .formatted(
                  named.name(),
                  named.learner().id(),
                  onActions() ? "rankings" : "single actions",
                  onActions() ? "single actions" : "rankings",
                  fitting(onActions())));
    }
  }

  /** Ids of the learners for logs of single actions, or for those of rankings. */
  static List<String> fitting(boolean onActions) {
    return Methods.of(Learner.class).values().stream()
        .filter(learner -> learner.onActions() == onActions)
        .map(Learner::id)
        .toList();
  }

  /**
   * On a log of rankings the candidates are sorted by score, or drawn by it. Rankers are compared
   * on the documents that the log displayed: of others it knows nothing, and counting them 0 would
   * favour rankers that stay close to the loggers.
   */
  record Rankings(Metric metric, ValueEstimator estimator, long seed) implements RankerUse {
    @Override
    public Weighting weighting() {
      return new DisplayWeighting();
    }

    @Override
    public Source<Keyed<Query>> comparable(
        Source<Keyed<Displays>> displays, Source<Keyed<Query>> queries) {
      return DisplayedCandidates.of(displays, queries);
    }

    @Override
    public boolean onActions() {
      return false;
    }
  }

  /**
   * On a log of single actions one candidate is drawn by softmax of the scores, and policies are
   * compared by their self-normalised reward.
   *
   * @param seed of the draws
   */
  record SingleActions(long seed) implements RankerUse {
    @Override
    public Metric metric() {
      return new Rewards();
    }

    @Override
    public ValueEstimator estimator() {
      return new Snips();
    }

    @Override
    public Weighting weighting() {
      return new LoggedWeighting();
    }

    @Override
    public Source<Keyed<Query>> comparable(
        Source<Keyed<Displays>> displays, Source<Keyed<Query>> queries) {
      return queries;
    }

    @Override
    public boolean onActions() {
      return true;
    }
  }
}
