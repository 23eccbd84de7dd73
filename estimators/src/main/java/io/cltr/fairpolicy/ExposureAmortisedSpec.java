package io.cltr.fairpolicy;

import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.log.ConfigException;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyLog;
import io.cltr.policy.PolicySpec;
import java.util.List;
import java.util.Optional;

/**
 * A ranker made fair over a whole log, as {@link ExposureAmortised}.
 *
 * @param ranker name of the ranker
 * @param criterion what groups may demand, summed over all queries
 * @param confidence in [0, 1): a demand must hold for the upper confidence bound of what is
 *     demanded; 0: for the estimate, which a true value exceeds half of the time
 * @param name what reports call the policy; "" for the ranker's name and the id
 * @param fit what it learned of a log
 */
public record ExposureAmortisedSpec(
    String ranker, FairnessCriterion criterion, double confidence, String name, AmortisedFit fit)
    implements FairPolicySpec {
  /** Names no ranker yet; disparate treatment, bounds of 95 %. */
  public ExposureAmortisedSpec() {
    this("", new DisparateTreatment(), 0.95, "", new AmortisedFit());
  }

  /** Checks the range. */
  public ExposureAmortisedSpec {
    if (!(confidence >= 0 && confidence < 1)) {
      throw new ConfigException(
          "exposure-amortised.confidence: found %s, allowed is [0, 1)".formatted(confidence));
    }
  }

  @Override
  public String id() {
    return "exposure-amortised";
  }

  @Override
  public String summary() {
    return "The most useful mixture of rankings that is fair to groups over a whole log";
  }

  @Override
  public String source() {
    return "Do, Corbett-Davies, Atif, Usunier, NeurIPS 2021; Biega, Gummadi, Weikum, SIGIR 2018";
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
  public ExposureAmortisedSpec fitted(PolicyLog log, Parts parts) {
    return new ExposureAmortisedSpec(
        ranker,
        criterion,
        confidence,
        name,
        AmortisedFitting.of(this, log, FairPolicySpec.ranker(this, parts)));
  }

  @Override
  public List<String> warnings() {
    return fit.solutions().stream()
        .limit(1)
        .flatMap(solution -> solution.warnings(confidence).stream())
        .toList();
  }

  @Override
  public List<PolicySpec> frontier() {
    return fit.solutions().stream()
        .skip(1)
        .<PolicySpec>map(
            solution ->
                new ExposureAmortisedSpec(
                    ranker,
                    criterion.with(solution.slack()),
                    confidence,
                    FairPolicySpec.at(policyName(), solution.slack()),
                    fit.choosing(solution)))
        .toList();
  }

  @Override
  public Policy policy(Parts parts) {
    fit.relevance().theta(id());
    return new ExposureAmortised(
        policyName(),
        FairPolicySpec.ranker(this, parts),
        fit.relevance().calibration(),
        criterion.grouping(),
        fit.groups(),
        new PricedRanking(fit.relevance().examination(), fit.prefixes()),
        fit.solutions().get(0).parts(),
        parts.seed());
  }
}
