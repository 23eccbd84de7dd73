package io.cltr.policy;

import io.cltr.log.ConfigException;
import java.util.Optional;

/**
 * The ranking by a ranker's scores, as {@link TopScore}.
 *
 * @param ranker name of the ranker
 * @param name what reports call the policy; "" for the ranker's name
 */
public record TopScoreSpec(String ranker, String name) implements PolicySpec {
  /** Names no ranker yet. */
  public TopScoreSpec() {
    this("", "");
  }

  @Override
  public String id() {
    return "top-score";
  }

  @Override
  public String summary() {
    return "Candidates sorted by a ranker's score, ties broken by a keyed hash";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public String policyName() {
    return name.isEmpty() ? ranker : name;
  }

  @Override
  public Optional<String> rankerName() {
    return Optional.of(ranker);
  }

  @Override
  public Policy policy(Parts parts) {
    if (ranker.isEmpty()) {
      throw new ConfigException("policy of kind top-score: 'ranker' is missing");
    }
    return new TopScore(policyName(), parts.ranker(ranker));
  }
}
