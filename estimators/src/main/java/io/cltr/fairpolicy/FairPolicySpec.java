package io.cltr.fairpolicy;

import io.cltr.fairness.FairnessCriterion;
import io.cltr.log.ConfigException;
import io.cltr.policy.PolicySpec;
import io.cltr.ranker.Ranker;
import java.util.List;

/** A policy that trades utility for fairness by the slack of a criterion. */
public interface FairPolicySpec extends PolicySpec {
  /** Slacks at which reports show what could have been chosen. */
  List<Double> SLACKS = List.of(0.0, 0.05, 0.1, 0.2, 0.4);

  /** The ranker that {@code spec} names. */
  static Ranker ranker(PolicySpec spec, Parts parts) {
    return parts.ranker(
        spec.rankerName()
            .filter(named -> !named.isEmpty())
            .orElseThrow(
                () ->
                    new ConfigException(
                        "policy of kind %s: 'ranker' is missing".formatted(spec.id()))));
  }

  /** What a policy is called at another slack. */
  static String at(String name, double slack) {
    return "%s (slack %s)".formatted(name, String.valueOf(slack).replaceAll("\\.0$", ""));
  }

  @Override
  default boolean readsGroups() {
    return true;
  }

  @Override
  default List<String> namedGroups() {
    return criterion().named();
  }

  /** What it has to meet. */
  FairnessCriterion criterion();

  /** What a reader must know of what it could promise; of a spec that was fitted. */
  List<String> warnings();

  /** Policies of the same kind with other slacks; of a spec that was fitted. */
  List<PolicySpec> frontier();
}
