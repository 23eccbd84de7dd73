package io.cltr.pipeline.stage;

import io.cltr.log.ConfigException;
import io.cltr.log.LogSummary;
import io.cltr.log.LogSummary.Context;
import io.cltr.pipeline.json.Nearest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is compared with the curve that a run uses. Each part of the traffic is estimated anew.
 *
 * @param days whether each day is
 * @param loggers whether the traffic without each logger is
 * @param contexts whether the traffic by context is
 * @param columns by which of the context columns; empty for all that have 2 to {@link #MOST_VALUES}
 *     values
 */
public record StudyOptions(boolean days, boolean loggers, boolean contexts, List<String> columns) {
  /** Values of a column that is studied unasked. */
  public static final int MOST_VALUES = 12;

  /** All. */
  public StudyOptions() {
    this(true, true, true, List.of());
  }

  /** Copies the list. */
  public StudyOptions {
    columns = List.copyOf(columns);
  }

  /**
   * The context columns by which {@code log} is studied, sorted.
   *
   * @throws ConfigException where a column is named that the log does not have
   */
  public List<String> columns(LogSummary log) {
    if (!contexts) {
      return List.of();
    }
    Map<String, Long> values =
        log.contexts().stream()
            .collect(Collectors.groupingBy(Context::column, TreeMap::new, Collectors.counting()));
    for (String column : columns) {
      if (!values.containsKey(column)) {
        throw new ConfigException(
            "study.columns: the log has no context column '%s'%s; it has %s"
                .formatted(column, Nearest.hint(column, values.keySet()), values.keySet()));
      }
    }
    return columns.isEmpty()
        ? values.keySet().stream()
            .filter(column -> values.get(column) >= 2 && values.get(column) <= MOST_VALUES)
            .toList()
        : columns.stream().sorted().distinct().toList();
  }
}
