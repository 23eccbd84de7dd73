package io.cltr.policy;

import io.cltr.log.ConfigException;
import java.util.Optional;

/**
 * Rankings drawn by a ranker's scores, as {@link PlackettLuce}.
 *
 * @param ranker name of the ranker
 * @param temperature T, positive
 * @param draws number of draws behind the rank probabilities
 * @param name what reports call the policy; "" for the ranker's name and "-pl"
 */
public record PlackettLuceSpec(String ranker, double temperature, int draws, String name)
    implements PolicySpec {
  /** Names no ranker yet; T = 1. */
  public PlackettLuceSpec() {
    this("", 1, PlackettLuce.DRAWS, "");
  }

  @Override
  public String id() {
    return "plackett-luce";
  }

  @Override
  public String summary() {
    return "Rankings drawn without replacement in proportion to exp(score/temperature)";
  }

  @Override
  public String source() {
    return "Luce 1959; Plackett 1975; Yellott 1977 (Gumbel noise)";
  }

  @Override
  public String policyName() {
    return name.isEmpty() ? ranker + "-pl" : name;
  }

  @Override
  public Optional<String> rankerName() {
    return Optional.of(ranker);
  }

  @Override
  public Policy policy(Parts parts) {
    if (ranker.isEmpty()) {
      throw new ConfigException("policy of kind plackett-luce: 'ranker' is missing");
    }
    return new PlackettLuce(policyName(), parts.ranker(ranker), temperature, draws, parts.seed());
  }
}
