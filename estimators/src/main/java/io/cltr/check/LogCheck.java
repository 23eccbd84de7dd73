package io.cltr.check;

import io.cltr.method.Method;
import java.util.List;

/**
 * One question to a whole log.
 *
 * <p>Laws: findings carry the check's {@link #id} and {@link #level}; a log without impressions is
 * found by {@code empty-log} alone; a pure function of the facts.
 */
public interface LogCheck extends Method {
  /** How much a finding matters. */
  Level level();

  @Override
  default String source() {
    return "—";
  }

  /** What it finds; empty where the log is as it should be, or too small to tell. */
  List<Finding> check(LogFacts facts);

  /** A finding of this check. */
  default Finding found(long count, String message, List<String> examples) {
    return new Finding(id(), level(), count, message, examples);
  }
}
