package io.cltr.jobs;

import static java.util.Map.entry;

import io.cltr.bench.Subjects;
import io.cltr.check.LogCheck;
import io.cltr.click.ClickModel;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.FairnessMeasure;
import io.cltr.fairpolicy.ItemWelfare;
import io.cltr.gate.GateRule;
import io.cltr.interval.Interval;
import io.cltr.learner.Learner;
import io.cltr.logging.LoggingModel;
import io.cltr.method.Method;
import io.cltr.optimise.Optimiser;
import io.cltr.policy.PolicySpec;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.reward.RewardModel;
import io.cltr.scorer.Scorer;
import io.cltr.selection.Choice;
import io.cltr.selection.Search;
import io.cltr.signal.Signal;
import io.cltr.simulate.UserModel;
import io.cltr.value.ValueEstimator;
import java.util.Map;
import java.util.TreeMap;

/** The families of methods, by what docs/methods.md calls them. */
final class Families {
  static final Map<String, Class<? extends Method>> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              entry("click model", ClickModel.class),
              entry("propensity estimator", PropensityEstimator.class),
              entry("signal", Signal.class),
              entry("learner", Learner.class),
              entry("scorer", Scorer.class),
              entry("optimiser", Optimiser.class),
              entry("search", Search.class),
              entry("choice", Choice.class),
              entry("policy", PolicySpec.class),
              entry("reward model", RewardModel.class),
              entry("logging model", LoggingModel.class),
              entry("value estimator", ValueEstimator.class),
              entry("interval", Interval.class),
              entry("fairness criterion", FairnessCriterion.class),
              entry("fairness measure", FairnessMeasure.class),
              entry("item welfare", ItemWelfare.class),
              entry("gate rule", GateRule.class),
              entry("subjects", Subjects.class),
              entry("log check", LogCheck.class),
              entry("simulated user", UserModel.class)));

  private Families() {}
}
