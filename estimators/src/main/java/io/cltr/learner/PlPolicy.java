package io.cltr.learner;

import io.cltr.objective.ExpectedGain;
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
 * Plackett–Luce policy of the largest debiased value:
 *
 * <pre>
 * max_w (1/N) Σ_lists E_{y∼PL(f)} Σ_d λ(rank of d in y) γ̂_d − λ₂/2 ‖w‖²,   f_d = f(z_d; w)
 * </pre>
 *
 * <p>by PL-Rank-3 gradients of drawn rankings ({@link ExpectedGain}). The policy that is trained is
 * {@code plackett-luce} of the ranker at temperature 1; to sort by its scores is another one, whose
 * value is often higher and was not what the search looked at.
 *
 * <p>A list is all candidates of a query, since the policy ranks them all; documents that were
 * never shown have the signal 0. Signals may be negative. The signal's assumptions are the
 * learner's: where clicks are few the search follows their noise, and nothing holds it near the
 * loggers (see {@link SafePolicy}). Drawn gradients need an optimiser that bears noise. A log
 * without clicks, or shown documents without features, are errors. Cost: the signal's passes, one
 * over the candidates, one over the lists for each epoch, samples × (documents + K log documents)
 * each.
 *
 * @param signal γ̂, the debiased relevance
 * @param lists which documents a list holds
 * @param scorer the shape of f
 * @param metric its λ
 * @param samples rankings drawn per list and step, at least 1
 * @param l2 values of λ₂, at least 0
 * @param optimiser of the search
 * @param distillation share of the objective that holds f close to the ranker of an earlier run,
 *     where there is one; in [0, 1)
 */
public record PlPolicy(
    Signal signal,
    Lists lists,
    Scorer scorer,
    Metric metric,
    int samples,
    List<Double> l2,
    Optimiser optimiser,
    double distillation)
    implements Learner {

  /** Policy-aware clicks clipped at 20 and not, linear, λ = θ, 32 rankings, by Adam. */
  public PlPolicy() {
    this(
        new PolicyAware(List.of(20.0, Double.POSITIVE_INFINITY)),
        Lists.candidates,
        new Linear(),
        new ExpectedClicks(),
        32,
        List.of(1e-4),
        new Adam(0.3, 8, 100, 15),
        0);
  }

  /** Checks the ranges. */
  public PlPolicy {
    l2 = HyperParameters.requireL2("pl-policy.l2", l2);
    HyperParameters.requireSamples("pl-policy.samples", samples);
    HyperParameters.requireShare("pl-policy.distillation", distillation);
  }

  @Override
  public String id() {
    return "pl-policy";
  }

  @Override
  public String summary() {
    return "Plackett-Luce policy of the largest debiased value, by PL-Rank gradients";
  }

  @Override
  public String source() {
    return "Oosterhuis, SIGIR 2022 (PL-Rank-3)";
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    double[] weights = PolicyWeights.of(id(), metric, log.examination());
    return new ListTraining(
            id(),
            signal,
            lists,
            ExpectedGain.of(weights, samples),
            scorer,
            l2,
            optimiser,
            distillation)
        .run(log);
  }
}
