package io.cltr.fairpolicy;

import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyLog;
import io.cltr.policy.PolicySpec;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import java.util.List;
import java.util.Optional;

/**
 * A ranker made fair query by query, as {@link ExposureOptimal}.
 *
 * @param ranker name of the ranker
 * @param criterion what each query's groups may demand
 * @param utility metric whose expectation is maximised
 * @param name what reports call the policy; "" for the ranker's name and the id
 * @param fit what it learned of a log
 */
public record ExposureOptimalSpec(
    String ranker, FairnessCriterion criterion, Metric utility, String name, OptimalFit fit)
    implements FairPolicySpec {
  /** Names no ranker yet; disparate treatment, expected clicks. */
  public ExposureOptimalSpec() {
    this("", new DisparateTreatment(), new ExpectedClicks(), "", new OptimalFit());
  }

  @Override
  public String id() {
    return "exposure-optimal";
  }

  @Override
  public String summary() {
    return "The most useful mixture of rankings that is fair to groups in each query";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018; Dantzig, Wolfe 1960 (columns by an oracle)";
  }

  @Override
  public String policyName() {
    return name.isEmpty() ? ranker + "-" + id() : name;
  }

  @Override
  public Optional<String> rankerName() {
    return Optional.of(ranker);
  }

  @Override
  public boolean fits() {
    return !fit.relevance().present();
  }

  @Override
  public ExposureOptimalSpec fitted(PolicyLog log, Parts parts) {
    FittedRelevance relevance = FittedRelevance.of(log, FairPolicySpec.ranker(this, parts));
    OptimalFit met =
        WeightedQuery.of(log).fold(new OptimalFit.Met(policy(relevance, parts), relevance));
    return new ExposureOptimalSpec(ranker, criterion, utility, name, met);
  }

  @Override
  public List<String> warnings() {
    return fit.warnings();
  }

  @Override
  public List<PolicySpec> frontier() {
    return FairPolicySpec.SLACKS.stream()
        .filter(slack -> slack != criterion.slack())
        .<PolicySpec>map(
            slack ->
                new ExposureOptimalSpec(
                    ranker,
                    criterion.with(slack),
                    utility,
                    FairPolicySpec.at(policyName(), slack),
                    fit))
        .toList();
  }

  @Override
  public Policy policy(Parts parts) {
    return policy(fit.relevance(), parts);
  }

  private ExposureOptimal policy(FittedRelevance relevance, Parts parts) {
    return new ExposureOptimal(
        policyName(),
        FairPolicySpec.ranker(this, parts),
        relevance.calibration(),
        criterion,
        relevance.theta(id()),
        utility.rankWeights(relevance.known()),
        parts.seed());
  }
}
