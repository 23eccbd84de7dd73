package io.cltr.learner;

import io.cltr.log.ConfigException;
import io.cltr.objective.ClippedExposure;
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
 * Plackett–Luce policy of the largest clipped gain: no document earns more for an exposure beyond ε
 * times what the reference gives it, nor for one below 1/ε times that ({@link ClippedExposure}).
 *
 * <p>What clicks say cannot draw the policy further than that, whatever they say; so it is safe
 * without a model of how clicks err, and it does not move further when clicks are many: ε bounds
 * the gain too. Documents that share features with clipped ones may still be carried beyond. The
 * search starts at the reference and does not ask held-out units. The trained policy is {@code
 * plackett-luce} of the ranker at temperature 1.
 *
 * @param signal γ̂, the debiased relevance
 * @param scorer the shape of f
 * @param metric its rank weights λ
 * @param samples rankings drawn per list and step, at least 1
 * @param clip ε, at least 1; 1 keeps the reference
 * @param reference π⁰
 * @param optimiser of the search
 */
public record Prpo(
    Signal signal,
    Scorer scorer,
    Metric metric,
    int samples,
    double clip,
    Reference reference,
    Optimiser optimiser)
    implements Learner {

  /** Policy-aware clicks, linear, λ = θ, 32 rankings, ε = 1.2, from the loggers. */
  public Prpo() {
    this(
        new PolicyAware(List.of(Double.POSITIVE_INFINITY)),
        new Linear(),
        new ExpectedClicks(),
        32,
        1.2,
        Reference.logged,
        new Adam(0.2, 1, 150, 150));
  }

  /** Checks the ranges. */
  public Prpo {
    HyperParameters.requireSamples("prpo.samples", samples);
    if (!(clip >= 1 && Double.isFinite(clip))) {
      throw new ConfigException(
          "prpo.clip: found %s, allowed are finite numbers from 1".formatted(clip));
    }
  }

  @Override
  public String id() {
    return "prpo";
  }

  @Override
  public String summary() {
    return "Plackett-Luce policy that earns nothing for leaving the loggers' exposure by a factor";
  }

  @Override
  public String source() {
    return "Gupta, Oosterhuis and de Rijke, CIKM 2024 (proximal ranking policy optimisation)";
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
            Lists.candidates,
            ClippedExposure.of(weights, samples, clip),
            scorer,
            List.of(0.0),
            optimiser,
            0)
        .run(reference.in(log, id(), scorer, samples));
  }
}
