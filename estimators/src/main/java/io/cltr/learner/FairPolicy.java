package io.cltr.learner;

import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.GroupNames;
import io.cltr.fairness.MinimumShare;
import io.cltr.log.ConfigException;
import io.cltr.objective.Demands;
import io.cltr.objective.FairGain;
import io.cltr.objective.GroupReader;
import io.cltr.objective.LogDemands;
import io.cltr.objective.Multipliers;
import io.cltr.optimise.Adam;
import io.cltr.optimise.Optimiser;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import io.cltr.signal.PolicyAware;
import io.cltr.signal.Signal;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import java.util.List;

/**
 * Plackett–Luce policy of the largest debiased value among those that give groups the exposure that
 * a criterion demands:
 *
 * <pre>
 * max_w V̂(π) − λ₂/2 ‖w‖²   such that   low_c ≤ x_c(π) ≤ high_c for each demand c
 * </pre>
 *
 * <p>x_c are weighted sums of groups' exposure Σ_d E[θ of the rank of d]. Dual ascent: each round
 * searches for the policy of the largest V̂ − Σ_c ψ_c(x_c) ({@link Multipliers}), from where the
 * last one ended, and then raises the multiplier of each demand that was missed. A finite price of
 * the criterion caps them. A last round need not meet the demands, and a mean of parameters is no
 * mean of policies. So of all rounds' policies that one is kept that has the largest V̂ and meets
 * the demands on the training log within 0.001; where none does, that which misses them least, with
 * a warning beyond 0.005. With a finite price it is that of the largest V̂ less the price of what
 * is missed.
 *
 * <p>Merit is γ̂ per impression: over the whole log a total over thousands of documents, in single
 * queries ({@link Scope#query}) their own, as noisy as their clicks are few. Demands hold for the
 * estimated merit and the log's queries; where γ̂ is wrong by a share, so is what is called fair,
 * and true disparity exceeds the slack about as often as not. What features cannot tell apart
 * cannot be treated apart: a scorer that does not see the groups may have to give up much value.
 *
 * <p>Otherwise as {@link PlPolicy}, except that the search does not ask held-out units. A log whose
 * candidates belong to none of the groups, or more than 64 groups or demands, are errors. Cost: the
 * signal's passes; one over the candidates for their groups; over the lists rounds × epochs, and
 * one in each round that draws eight times as many rankings (in queries sixteen). A step costs one
 * of {@link PlPolicy} and half as much again for each demand, in queries four times that.
 *
 * @param signal γ̂, the debiased relevance
 * @param scorer the shape of f
 * @param metric its rank weights λ
 * @param samples rankings drawn per list and step, at least 1
 * @param l2 values of λ₂, at least 0
 * @param criterion what is demanded of exposure; not of shares of prefixes
 * @param scope where it is demanded
 * @param rounds of dual ascent, at least 1
 * @param optimiser of the search of one round; demands need all data in every step
 */
public record FairPolicy(
    Signal signal,
    Scorer scorer,
    Metric metric,
    int samples,
    List<Double> l2,
    FairnessCriterion criterion,
    Scope scope,
    int rounds,
    Optimiser optimiser)
    implements Learner {

  /** Where exposure is compared. */
  public enum Scope {
    /** Over the whole log: sums over queries, weighted by impressions. */
    log,
    /** In each query: the mean over queries of how far each misses its demands. */
    query
  }

  /** Unclipped policy-aware clicks, linear, λ = θ, exposure in proportion to merit over the log. */
  public FairPolicy() {
    this(
        new PolicyAware(List.of(Double.POSITIVE_INFINITY)),
        new Linear(),
        new ExpectedClicks(),
        32,
        List.of(1e-4),
        new DisparateTreatment(),
        Scope.log,
        12,
        new Adam(0.2, 1, 25, 25));
  }

  /** Checks the ranges. */
  public FairPolicy {
    l2 = HyperParameters.requireL2("fair-policy.l2", l2);
    HyperParameters.requireSamples("fair-policy.samples", samples);
    if (rounds < 1) {
      throw new ConfigException(
          "fair-policy.rounds: found %d, allowed are whole numbers from 1".formatted(rounds));
    }
    if (criterion instanceof MinimumShare) {
      throw new ConfigException(
          ("fair-policy.criterion: %s demands shares of prefixes, which this learner cannot; allowed"
                  + " are demographic-parity, disparate-treatment, disparate-impact and equity")
              .formatted(criterion.id()));
    }
  }

  @Override
  public String id() {
    return "fair-policy";
  }

  @Override
  public String summary() {
    return "Plackett-Luce policy of the largest debiased value within a fairness criterion";
  }

  @Override
  public String source() {
    return "Singh, Joachims, NeurIPS 2019; Yadav, Du, Joachims, SIGIR 2021 (from clicks)";
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    double[] weights = PolicyWeights.of(id(), metric, log.examination());
    double[] theta = PolicyWeights.of(id(), new ExpectedClicks(), log.examination());
    GroupReader reader =
        new GroupReader(criterion.grouping(), GroupNames.of(log.queries(), criterion.grouping()));
    Demands none = new LogDemands(List.of());
    return new ListTraining(
            id(),
            ListEvidence.of(signal),
            Lists.candidates,
            FairGain.of(weights, theta, samples, reader, none, Multipliers.none(0, 1, 1)),
            scorer,
            l2,
            List.of(
                new FairSearch(
                    criterion, scope, reader, weights, theta, samples, rounds, optimiser)),
            0)
        .run(log);
  }
}
