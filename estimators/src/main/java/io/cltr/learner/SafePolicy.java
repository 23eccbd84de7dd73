package io.cltr.learner;

import io.cltr.log.ConfigException;
import io.cltr.objective.ExposureRisk;
import io.cltr.objective.ExposureRisk.Bound;
import io.cltr.optimise.Adam;
import io.cltr.optimise.Optimiser;
import io.cltr.propensity.Examination;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import io.cltr.signal.PolicyAware;
import io.cltr.signal.Signal;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import java.util.List;

/**
 * Plackett–Luce policy of the largest lower bound: its debiased value less what chance may have put
 * into it, which grows with the distance of its exposure from the loggers' ({@link ExposureRisk}):
 *
 * <pre>
 * max V̂(π) − √((1 − δ)/δ · (1 + max_k β_k/α_k) · D(π, π⁰)/N)
 * </pre>
 *
 * <p>With {@link Bound#value}, D = Z d₂ as published; with {@link Bound#gain} the bound of the gain
 * over the reference, D = Z (d₂ − 1), which keeps the reference until there is evidence against it.
 * N is the effective number of units ({@link EffectiveUnits}), so a weight of 2 is no second user.
 * The search starts at the reference π⁰ and does not ask held-out units.
 *
 * <p>The trained policy is {@code plackett-luce} of the ranker at temperature 1. Assumes the
 * signal's assumptions, a reference that gives the exposure that the loggers gave, and clicks of
 * one impression that are not positively correlated given its ranking. It is no certificate: the
 * bound holds for a policy that is fixed before the clicks are seen. A scorer that cannot imitate
 * the loggers starts where they are not.
 *
 * @param signal γ̂, the debiased relevance
 * @param scorer the shape of f
 * @param metric its rank weights λ
 * @param samples rankings drawn per list and step, at least 1
 * @param delta δ in (0, 1), the chance that the bound is not met; less is safer
 * @param bound what is bounded
 * @param reference π⁰
 * @param optimiser of the search; the root needs all data in every step
 */
public record SafePolicy(
    Signal signal,
    Scorer scorer,
    Metric metric,
    int samples,
    double delta,
    Bound bound,
    Reference reference,
    Optimiser optimiser)
    implements Learner {

  /** Policy-aware clicks, linear, λ = θ, 32 rankings, δ = .05 of the value, from the loggers. */
  public SafePolicy() {
    this(
        new PolicyAware(List.of(Double.POSITIVE_INFINITY)),
        new Linear(),
        new ExpectedClicks(),
        32,
        0.05,
        Bound.value,
        Reference.logged,
        new Adam(0.2, 1, 150, 150));
  }

  /** Checks the ranges. */
  public SafePolicy {
    HyperParameters.requireSamples("safe-policy.samples", samples);
    if (!(delta > 0 && delta < 1)) {
      throw new ConfigException("safe-policy.delta: found %s, allowed is (0, 1)".formatted(delta));
    }
  }

  @Override
  public String id() {
    return "safe-policy";
  }

  @Override
  public String summary() {
    return "Plackett-Luce policy of the largest lower bound, by the distance from logged exposure";
  }

  @Override
  public String source() {
    return "Gupta, Oosterhuis and de Rijke, SIGIR 2023 (exposure-based risk)";
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    double[] weights = PolicyWeights.of(id(), metric, log.examination());
    double units = EffectiveUnits.of(log.log());
    double factor = units == 0 ? 0 : (1 - delta) / delta * (1 + trust(log.examination())) / units;
    return new ListTraining(
            id(),
            signal,
            Lists.candidates,
            ExposureRisk.of(weights, samples, bound, factor),
            scorer,
            List.of(0.0),
            optimiser,
            0)
        .run(reference.in(log, id(), scorer, samples));
  }

  /** max_k β_k/α_k. */
  private static double trust(Examination examination) {
    double most = 0;
    for (int k = 1; k <= examination.depth(); k++) {
      if (examination.identifies(k)) {
        most = Math.max(most, examination.beta(k) / examination.at(k));
      }
    }
    return most;
  }
}
