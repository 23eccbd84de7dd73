package io.cltr.policy;

import io.cltr.log.ConfigException;

/**
 * A policy that an earlier run stored, as {@link RenamedPolicy}: with the fit and the ranker that
 * it had there.
 *
 * @param path of a run, of a pointer to one, or of a policy's or a model's folder
 * @param policy which of the run's policies; where it has none of that name, its ranker of that
 *     name by score; "" for the only policy, else the only ranker
 * @param name what reports call the policy
 */
public record StoredSpec(String path, String policy, String name) implements PolicySpec {
  /** Names no policy yet. */
  public StoredSpec() {
    this("", "", "");
  }

  @Override
  public String id() {
    return "stored";
  }

  @Override
  public String summary() {
    return "A policy that an earlier run stored, or its ranker by score";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public String policyName() {
    return name;
  }

  /** It may have: what lies at the path is not known here. */
  @Override
  public boolean learned() {
    return true;
  }

  @Override
  public Policy policy(Parts parts) {
    if (path.isEmpty() || name.isEmpty()) {
      throw new ConfigException("policy of kind stored: 'path' and 'name' are needed");
    }
    return new RenamedPolicy(name, parts.policy(path, policy));
  }
}
