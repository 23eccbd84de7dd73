package io.cltr.jobs.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.table.TableFormat;
import io.cltr.pipeline.table.TableSpec;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a table lies.
 *
 * @param path files, folders, or patterns; none where there is no table
 * @param format parquet, csv or jsonl; auto for the path's ending
 * @param separator what separates the cells of CSV; auto for a tab in .tsv, else a comma
 * @param columns the log's own name of each of cltr's columns
 */
public record TableConfig(
    @JsonFormat(
            with = {
              Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
              Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
            })
        List<String> path,
    String format,
    String separator,
    SortedMap<String, String> columns) {
  private static final String AUTO = "auto";
  private static final List<String> FORMATS =
      Stream.concat(Stream.of(AUTO), Stream.of(TableFormat.values()).map(TableFormat::id)).toList();
  private static final String TAB = "\\t";
  private static final String NO_SEPARATOR = "\"\r\n\u0001";

  /** No table. */
  public TableConfig() {
    this(List.of(), AUTO, AUTO, new TreeMap<>());
  }

  /** Leaves empty paths out and checks the names. */
  public TableConfig {
    path = path.stream().filter(each -> !each.isEmpty()).toList();
    if (!FORMATS.contains(format)) {
      throw new ConfigException(
          "format: found '%s'; allowed are %s".formatted(format, String.join(", ", FORMATS)));
    }
    boolean one = separator.length() == 1 && !NO_SEPARATOR.contains(separator);
    if (!separator.equals(AUTO) && !separator.equals(TAB) && !one) {
      throw new ConfigException(
          "separator: found '%s'; allowed is one character, \\t for a tab, or auto"
              .formatted(separator));
    }
  }

  /** The table, if there is one. */
  public Optional<TableSpec> spec() {
    Optional<Character> cells =
        Optional.of(separator)
            .filter(text -> !text.equals(AUTO))
            .map(text -> text.equals(TAB) ? '\t' : text.charAt(0));
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(new TableSpec(path, TableFormat.of(format), cells, columns));
  }
}
