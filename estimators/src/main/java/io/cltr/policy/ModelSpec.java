package io.cltr.policy;

import io.cltr.log.ConfigException;

/**
 * The ranking by the scores of a stored model, as {@link TopScore}: yesterday's model beside
 * tonight's, or a model under review.
 *
 * @param path of a run, of a pointer to one, or of a model's folder
 * @param ranker which of the run's models; "" for the only one
 * @param name what reports call the policy
 */
public record ModelSpec(String path, String ranker, String name) implements PolicySpec {
  /** Names no model yet. */
  public ModelSpec() {
    this("", "", "");
  }

  @Override
  public String id() {
    return "model";
  }

  @Override
  public String summary() {
    return "Candidates sorted by the score of a stored model, ties broken by a keyed hash";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public String policyName() {
    return name;
  }

  @Override
  public boolean learned() {
    return true;
  }

  @Override
  public Policy policy(Parts parts) {
    if (path.isEmpty() || name.isEmpty()) {
      throw new ConfigException("policy of kind model: 'path' and 'name' are needed");
    }
    return new TopScore(name, parts.model(path, ranker));
  }
}
