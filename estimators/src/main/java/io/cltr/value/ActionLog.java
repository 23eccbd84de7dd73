package io.cltr.value;

import io.cltr.log.ConfigException;
import io.cltr.policy.Policy;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of a log of single actions beside the log.
 *
 * @param loggers ids of those that may have shown something, "" where the log does not say; sorted
 * @param policies π_j by logger j; all loggers', or none
 * @param embeddings of documents
 */
public record ActionLog(
    List<String> loggers, SortedMap<String, Policy> policies, Embeddings embeddings)
    implements Serializable {
  /** Nothing is known. */
  public static final ActionLog NONE = new ActionLog(List.of(), new TreeMap<>(), Embeddings.NONE);

  /** Sorts, and checks that every logger has a policy if one has. */
  public ActionLog {
    loggers = List.copyOf(new TreeSet<>(loggers));
    policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    for (String logger : loggers) {
      if (!policies.isEmpty() && !policies.containsKey(logger)) {
        throw new ConfigException(
            "values.loggingPolicies: logger '%s' has no policy; named are %s"
                .formatted(logger, policies.keySet()));
      }
    }
  }

  /** The policies of {@link #loggers}, in their order; none where they are not known. */
  public List<Policy> ofLoggers() {
    return policies.isEmpty()
        ? List.of()
        : loggers.stream().map(logger -> policies.get(logger)).toList();
  }
}
