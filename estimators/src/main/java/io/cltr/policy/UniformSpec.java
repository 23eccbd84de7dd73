package io.cltr.policy;

/** Every ranking equally likely, as {@link Uniform}. */
public record UniformSpec(String name) implements PolicySpec {
  /** Called "uniform". */
  public UniformSpec() {
    this("uniform");
  }

  @Override
  public String id() {
    return "uniform";
  }

  @Override
  public String summary() {
    return "Every ranking of the candidates equally likely";
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
    return new Uniform(name);
  }
}
