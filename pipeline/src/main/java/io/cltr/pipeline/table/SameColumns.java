package io.cltr.pipeline.table;

import io.cltr.log.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a table of many files. A column that cltr knows must be in all files or in none; a
 * context column may be new, and is empty in files that lack it. Their order does not matter.
 */
final class SameColumns {
  private SameColumns() {}

  /**
   * All columns of {@code headers}, in the order of their first appearance.
   *
   * @param known cltr's names of the table's columns
   * @param headers the columns of each file
   */
  static List<String> of(TableFiles files, List<String> known, List<List<String>> headers) {
    Map<List<String>, String> firstFiles = new LinkedHashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      firstFiles.putIfAbsent(headers.get(i), files.files().get(i).name());
    }
    for (String name : known) {
      String column = files.spec().columns().getOrDefault(name, name);
      requireInAllOrNone(files.table(), column, firstFiles);
    }
    return firstFiles.keySet().stream().flatMap(List::stream).distinct().toList();
  }

  private static void requireInAllOrNone(
      String table, String column, Map<List<String>, String> firstFiles) {
    Optional<String> with = Optional.empty();
    Optional<String> without = Optional.empty();
    for (Map.Entry<List<String>, String> each : firstFiles.entrySet()) {
      Optional<String> file = Optional.of(each.getValue());
      if (has(each.getKey(), column)) {
        with = with.or(() -> file);
      } else {
        without = without.or(() -> file);
      }
    }
    if (with.isPresent() && without.isPresent()) {
      throw new InputException(
          ("%s: the column '%s' is missing in '%s', while '%s' has it; write it in all files, or"
                  + " leave some out (by date and lookBackDays, or a pattern as path)")
              .formatted(table, column, without.get(), with.get()));
    }
  }

  private static boolean has(List<String> header, String column) {
    return header.contains(column)
        || header.contains(column.split("\\.", 2)[0])
        || !ArrayColumns.of(header.toArray(String[]::new), column).isEmpty();
  }
}
