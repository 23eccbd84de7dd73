package io.cltr.value;

import java.io.Serializable;
import java.util.List;

/**
 * What the estimators of a log of single actions need beside rewards and logging probabilities.
 *
 * @param loggers all loggers of the log
 * @param byLogger whether loggers are told apart
 * @param policies whether their policies are needed
 * @param embeddings of documents
 * @param sets sets of dimensions whose marginal weights are needed, rising
 * @param columns sets of columns of which averages of rounds that are alike in them are needed
 */
public record ActionNeeds(
    List<String> loggers,
    boolean byLogger,
    boolean policies,
    Embeddings embeddings,
    long[] sets,
    List<List<String>> columns)
    implements Serializable {

  public static ActionNeeds of(ActionLog known, List<ActionValue> values) {
    long[] sets =
        values.stream()
            .flatMap(value -> value.sets().stream())
            .mapToLong(s -> s)
            .sorted()
            .distinct()
            .toArray();
    List<List<String>> columns =
        values.stream().flatMap(value -> value.columnSets().stream()).distinct().toList();
    return new ActionNeeds(
        known.loggers(),
        values.stream().anyMatch(value -> value.needsLoggers() || value.needsPolicies()),
        values.stream().anyMatch(ActionValue::needsPolicies),
        sets.length == 0 && columns.isEmpty() ? Embeddings.NONE : known.embeddings(),
        sets,
        columns);
  }
}
