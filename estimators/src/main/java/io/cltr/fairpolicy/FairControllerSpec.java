package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.log.ConfigException;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyLog;
import io.cltr.policy.PolicySpec;
import java.util.List;
import java.util.Optional;

/**
 * FairCo: rounds of a proportional controller that lifts groups whose exposure lags behind their
 * merit. Round τ sorts the candidates of a query by
 *
 * <pre>
 * γ̂_d + λ · max_g (X_g − X_{G(d)}),   X_g = Σ_{d ∈ g} Σ_{t < τ} θ_{rank of d in t} / Σ_{d ∈ g} γ̂_d
 * </pre>
 *
 * <p>X is cumulative: the paper's error is τ − 1 times the difference of time averages, which is
 * the difference of sums. Each query starts from nothing and is controlled for T rounds; the policy
 * takes each of the T rankings with probability 1/T, so a query's exposures are the mean over
 * rounds. Nothing is remembered between requests, and what {@code score} shows is a function of the
 * key.
 *
 * <p>Where exposure in proportion to merit can be had by mixtures of rankings, |X_g − X_h|/T falls
 * as 1/T; else groups of less merit per exposure stay ahead and the lag grows until it alone orders
 * the list. The constant is about the range of γ̂ over λ. Merit is γ̂ by score: its error moves
 * exposure with it, without a bound.
 *
 * <p>Groups without merit are not compared; their documents, and those of no group, are ranked by
 * γ̂. A document of several groups counts in each and is lifted by the largest lag. Equal sums are
 * ordered by score. λ = 0, or a query of one group, is the ranking by score.
 *
 * <p>Cost: T sorts per query.
 *
 * @param ranker name of the ranker
 * @param grouping which groups
 * @param gain λ in [0, ∞)
 * @param rounds T in 1..{@value #MOST}
 * @param name what reports call the policy; "" for the ranker's name and "-fair-controller"
 * @param fit θ and γ̂ of a log; empty until it is fitted
 */
public record FairControllerSpec(
    String ranker, Grouping grouping, double gain, int rounds, String name, FittedRelevance fit)
    implements PolicySpec {
  static final int MOST = 10_000;

  /** Names no ranker yet; λ = 0.1, T = 100. */
  public FairControllerSpec() {
    this("", new Grouping(), 0.1, 100, "", new FittedRelevance());
  }

  /** Checks the ranges. */
  public FairControllerSpec {
    if (!(gain >= 0 && Double.isFinite(gain))) {
      throw new ConfigException(
          "policy of kind fair-controller: gain %s, allowed are finite numbers from 0"
              .formatted(gain));
    }
    if (rounds < 1 || rounds > MOST) {
      throw new ConfigException(
          "policy of kind fair-controller: %d rounds, allowed are whole numbers from 1 to %d"
              .formatted(rounds, MOST));
    }
  }

  @Override
  public String id() {
    return "fair-controller";
  }

  @Override
  public String summary() {
    return "Rounds of a controller that lifts groups whose exposure lags behind their merit (FairCo)";
  }

  @Override
  public String source() {
    return "Morik, Singh, Hong, Joachims, SIGIR 2020";
  }

  @Override
  public String policyName() {
    return name.isEmpty() ? ranker + "-fair-controller" : name;
  }

  @Override
  public boolean fits() {
    return !fit.present();
  }

  @Override
  public List<String> namedGroups() {
    return grouping.groups();
  }

  @Override
  public boolean readsGroups() {
    return true;
  }

  @Override
  public Optional<String> rankerName() {
    return Optional.of(ranker);
  }

  @Override
  public FairControllerSpec fitted(PolicyLog log, Parts parts) {
    return new FairControllerSpec(
        ranker,
        grouping,
        gain,
        rounds,
        name,
        FittedRelevance.of(log, FairPolicySpec.ranker(this, parts)));
  }

  @Override
  public Policy policy(Parts parts) {
    return new FairController(
        policyName(),
        FairPolicySpec.ranker(this, parts),
        grouping,
        gain,
        rounds,
        parts.seed(),
        fit.theta(id()),
        fit.calibration());
  }
}
