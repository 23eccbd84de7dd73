package io.cltr.policy;

/**
 * A policy of independent slots given as a table, as {@link ProductPolicy}.
 *
 * @param path of the table: query_id, doc_id, position, probability
 * @param name what reports call the policy
 */
public record ProductSpec(String path, String name) implements PolicySpec {
  /** Names no table yet. */
  public ProductSpec() {
    this("", "");
  }

  @Override
  public String id() {
    return "product";
  }

  @Override
  public String summary() {
    return "Slots filled independently of each other by the probabilities of a table";
  }

  @Override
  public String source() {
    return "Swaminathan et al., NeurIPS 2017 (product policies)";
  }

  @Override
  public String policyName() {
    return name;
  }

  @Override
  public Policy policy(Parts parts) {
    return new ProductPolicy(PolicyTableSpec.read(id(), path, name, parts));
  }
}
