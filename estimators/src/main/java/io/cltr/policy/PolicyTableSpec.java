package io.cltr.policy;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import java.util.List;

/**
 * A policy given as a table, as {@link PolicyTable}.
 *
 * @param path of the table: query_id, doc_id, position, probability
 * @param name what reports call the policy
 */
public record PolicyTableSpec(String path, String name) implements PolicySpec {
  /** Names no table yet. */
  public PolicyTableSpec() {
    this("", "");
  }

  @Override
  public String id() {
    return "table";
  }

  @Override
  public String summary() {
    return "Rank probabilities read from a table";
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
  public Policy policy(Parts parts) {
    return read(id(), path, name, parts);
  }

  /** The policy {@code name} of the table at {@code path}, for a spec of {@code kind}. */
  static PolicyTable read(String kind, String path, String name, Parts parts) {
    if (path.isEmpty() || name.isEmpty()) {
      throw new ConfigException("policy of kind %s: 'path' and 'name' are needed".formatted(kind));
    }
    List<PolicyTable.Row> rows = parts.table(path);
    try {
      return PolicyTable.of(name, rows);
    } catch (InputException e) {
      throw new InputException("policy table '%s': %s".formatted(path, e.getMessage()), e);
    }
  }
}
