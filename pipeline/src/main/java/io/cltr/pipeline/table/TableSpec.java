package io.cltr.pipeline.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a table lies and how to read it.
 *
 * @param paths files, folders of files, or patterns of both ({@code *}, {@code ?}, {@code [ab]},
 *     {@code {a,b}}); folders {@code NAME=VALUE} on the way to a file are columns, {@code
 *     date=YYYY-MM-DD} its day
 * @param format empty: by the files' ending
 * @param separator what separates the cells of CSV; empty: a tab in {@code .tsv}, else a comma
 * @param columns the table's own name of a column by the name that cltr expects, where they differ
 */
public record TableSpec(
    List<String> paths,
    Optional<TableFormat> format,
    Optional<Character> separator,
    Map<String, String> columns) {
  /** Copies the collections. */
  public TableSpec {
    paths = List.copyOf(paths);
    columns = Map.copyOf(columns);
  }

  /** The table at {@code path}, format by ending, in cltr's names. */
  public static TableSpec of(String path) {
    return new TableSpec(List.of(path), Optional.empty(), Optional.empty(), Map.of());
  }

  /** The same table with other names of columns. */
  public TableSpec withColumns(Map<String, String> names) {
    return new TableSpec(paths, format, separator, names);
  }

  /** The same table, read as {@code other}. */
  public TableSpec withFormat(TableFormat other) {
    return new TableSpec(paths, Optional.of(other), separator, columns);
  }

  /** The same table, its cells separated by {@code other}. */
  public TableSpec withSeparator(char other) {
    return new TableSpec(paths, format, Optional.of(other), columns);
  }

  /** The paths, for messages. */
  public String path() {
    return String.join(", ", paths);
  }
}
