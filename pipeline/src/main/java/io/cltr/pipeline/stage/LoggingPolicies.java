package io.cltr.pipeline.stage;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Nearest;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTableSpec;
import io.cltr.policy.ProductSpec;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What showed the documents of a log, by logger. */
record LoggingPolicies(SortedMap<String, PolicySpec> byLogger) {
  private static final String KEY = "values.loggingPolicies";

  /** The policies of all {@code loggers}; none where none is named. */
  SortedMap<String, Policy> of(List<String> loggers, PolicySpec.Parts parts) {
    SortedMap<String, Policy> policies = new TreeMap<>();
    if (byLogger.isEmpty()) {
      return policies;
    }
    for (String logger : loggers) {
      if (!byLogger.containsKey(logger)) {
        throw new ConfigException(
            "%s: the log has the logger '%s'%s; name the policy of each, found are those of %s"
                .formatted(
                    KEY, logger, Nearest.hint(logger, byLogger.keySet()), byLogger.keySet()));
      }
    }
    byLogger.forEach(
        (logger, spec) -> {
          if (!loggers.contains(logger)) {
            throw new ConfigException(
                "%s: the log has no logger '%s'%s; it has %s"
                    .formatted(KEY, logger, Nearest.hint(logger, loggers), loggers));
          }
          if (spec.fits()) {
            throw new ConfigException(
                "%s: the policy of logger '%s' is of kind %s, which is fitted to a log; name what the"
                        .formatted(KEY, logger, spec.id())
                    + " logger ran: a table, product, uniform, or a stored policy");
          }
          policies.put(logger, named(logger, spec).policy(parts));
        });
    return policies;
  }

  /** A table needs no name of its own. */
  private static PolicySpec named(String logger, PolicySpec spec) {
    String name = "logger '%s'".formatted(logger);
    if (spec instanceof PolicyTableSpec table && table.name().isEmpty()) {
      return new PolicyTableSpec(table.path(), name);
    }
    if (spec instanceof ProductSpec product && product.name().isEmpty()) {
      return new ProductSpec(product.path(), name);
    }
    return spec;
  }
}
