package io.cltr.policy;

import io.cltr.method.Method;
import io.cltr.ranker.Ranker;
import java.util.List;
import java.util.Optional;

/** A policy as configurations and policy files describe it. */
public interface PolicySpec extends Method {
  /** What reports call the policy; unique in a run. */
  String policyName();

  /** Name of the ranker that it needs; empty where it needs none. */
  default Optional<String> rankerName() {
    return Optional.empty();
  }

  /** Whether it learned from clicks, so that units which trained it must not value it. */
  default boolean learned() {
    return rankerName().isPresent();
  }

  /** Groups that it names; a log must have them. */
  default List<String> namedGroups() {
    return List.of();
  }

  /** Whether it must be {@link #fitted} to a log before it serves, and is not yet. */
  default boolean fits() {
    return false;
  }

  /** Whether its rankings depend on the groups of documents. */
  default boolean readsGroups() {
    return false;
  }

  /**
   * The same with all that it learns from a log: a spec that needs no log any more, and is stored.
   */
  default PolicySpec fitted(PolicyLog log, Parts parts) {
    return this;
  }

  /** The policy, made of {@code parts}. */
  Policy policy(Parts parts);

  /** What policies are made of. */
  interface Parts {
    /** The ranker of that name; a ConfigException names those that exist. */
    Ranker ranker(String name);

    /** The stored model {@code ranker} of the run at {@code path}. */
    Ranker model(String path, String ranker);

    /** The stored policy {@code policy} of the run at {@code path}. */
    Policy policy(String path, String policy);

    /** The rows of the policy table at {@code path}. */
    List<PolicyTable.Row> table(String path);

    /** Seed of what is drawn. */
    long seed();
  }
}
