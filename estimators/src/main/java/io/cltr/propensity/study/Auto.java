package io.cltr.propensity.study;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.method.Methods;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The estimator that {@link PropensityStudy} recommends.
 *
 * <p>Its interval is that of the chosen estimator: it does not know of the choice.
 *
 * @param of the estimators to choose from; empty for every registered one, without parameters
 */
public record Auto(List<PropensityEstimator> of) implements PropensityEstimator {
  /** Chooses from all. */
  public Auto() {
    this(List.of());
  }

  /** Refuses to choose itself. */
  public Auto {
    of = List.copyOf(of);
    if (of.stream().anyMatch(estimator -> estimator.id().equals("auto"))) {
      throw new ConfigException("propensities of kind auto: 'of' cannot hold auto itself");
    }
  }

  @Override
  public String id() {
    return "auto";
  }

  @Override
  public String summary() {
    return "Every estimator that the log allows, compared, and the one to believe";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public List<PropensityEstimator> candidates() {
    return of.isEmpty()
        ? Methods.of(PropensityEstimator.class).values().stream()
            .filter(estimator -> !estimator.id().equals(id()))
            .filter(estimator -> !estimator.id().equals("given"))
            .toList()
        : of;
  }

  @Override
  public PropensityEstimate estimate(PropensityLog log, double level) {
    PropensityStudy study = PropensityStudy.of(candidates(), log, level);
    return study
        .estimate()
        .orElseThrow(
            () ->
                new InputException(
                    "table impressions: the log allows none of the propensity estimators: "
                        + study.candidates().stream()
                            .map(candidate -> candidate.label() + ": " + candidate.refusal())
                            .collect(Collectors.joining("; "))));
  }
}
