package io.cltr.check;

import io.cltr.method.Methods;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every check with its level and thresholds.
 *
 * @param rows level of each check of rows
 * @param log the checks of whole logs by id
 */
public record CheckSettings(Map<RowCheck, Level> rows, SortedMap<String, LogCheck> log) {
  /** All checks with their defaults. */
  public CheckSettings() {
    this(Map.of(), Methods.of(LogCheck.class));
  }

  /** Fills in the checks that are not named. */
  public CheckSettings {
    Map<RowCheck, Level> all = new EnumMap<>(RowCheck.class);
    for (RowCheck check : RowCheck.values()) {
      all.put(check, rows.getOrDefault(check, check.level()));
    }
    rows = Collections.unmodifiableMap(all);
    SortedMap<String, LogCheck> checks = new TreeMap<>(Methods.of(LogCheck.class));
    checks.putAll(log);
    log = Collections.unmodifiableSortedMap(checks);
  }

  /** Whether {@code id} is a check of whole logs. */
  public boolean ofLog(String id) {
    return log.containsKey(id);
  }
}
