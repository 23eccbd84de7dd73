package io.cltr.pipeline.table;

import java.util.Map;
import java.util.Optional;

/**
 * Where a table lies and how to read it.
 *
 * @param path a file, a folder of files, or a folder of day folders {@code date=YYYY-MM-DD}
 * @param format empty: by the files' ending
 * @param columns the table's own name of a column by the name that cltr expects, where they differ
 */
public record TableSpec(String path, Optional<TableFormat> format, Map<String, String> columns) {

  /** Copies the names. */
  public TableSpec {
    columns = Map.copyOf(columns);
  }

  /** The table at {@code path}, format by ending, in cltr's names. */
  public static TableSpec of(String path) {
    return new TableSpec(path, Optional.empty(), Map.of());
  }

  /** The same table with other names of columns. */
  public TableSpec withColumns(Map<String, String> names) {
    return new TableSpec(path, format, names);
  }
}
