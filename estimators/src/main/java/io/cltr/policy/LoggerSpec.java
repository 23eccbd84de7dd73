package io.cltr.policy;

import io.cltr.log.ConfigException;

/** What a logger showed, as {@link LoggerPolicy}. */
public record LoggerSpec(String logger) implements PolicySpec {
  /** Names no logger yet. */
  public LoggerSpec() {
    this("");
  }

  @Override
  public String id() {
    return "logger";
  }

  @Override
  public String summary() {
    return "The rankings that a logger showed, as the log counts them";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public String policyName() {
    return new LoggerPolicy(logger).name();
  }

  @Override
  public Policy policy(Parts parts) {
    if (logger.isEmpty()) {
      throw new ConfigException("policy of kind logger: 'logger' is missing");
    }
    return new LoggerPolicy(logger);
  }
}
