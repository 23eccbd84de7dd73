package io.cltr.jobs.config;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.table.TableFormat;
import io.cltr.pipeline.table.TableSpec;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a table lies.
 *
 * @param path file or folder; "" where there is none
 * @param format parquet, csv or jsonl; auto for the path's ending
 * @param columns the log's own name of each of cltr's columns
 */
public record TableConfig(String path, String format, SortedMap<String, String> columns) {
  private static final String AUTO = "auto";

  /** No table. */
  public TableConfig() {
    this("", AUTO, new TreeMap<>());
  }

  /** The table, if there is one. */
  public Optional<TableSpec> spec() {
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(new TableSpec(path, tableFormat(), columns));
  }

  private Optional<TableFormat> tableFormat() {
    if (format.equals(AUTO)) {
      return Optional.empty();
    }
    return Optional.of(
        TableFormat.of(format)
            .orElseThrow(
                () ->
                    new ConfigException(
                        "format '%s' of %s is unknown: use auto, parquet, csv or jsonl"
                            .formatted(format, path))));
  }
}
