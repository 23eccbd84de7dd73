package io.cltr.pipeline.importer;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.files.DayFolders;
import io.cltr.pipeline.json.Nearest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which column of a flat log is what.
 *
 * @param sources the log's own name of a column by what it is
 * @param contexts columns that become context, in the order of the file
 * @param fates of all columns, in the order of the file
 */
record FlatMapping(Map<FlatColumn, String> sources, List<String> contexts, List<ColumnFate> fates) {
  /** Names that cltr's tables have a use of their own for. */
  private static final Set<String> TAKEN = taken();

  private static Set<String> taken() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(FlatColumn.ids());
    names.addAll(List.of(DayFolders.DATE, "_file"));
    return names;
  }

  /** Refuses names that are no column of cltr's. */
  static void require(Map<String, String> columns) {
    for (String name : columns.keySet()) {
      if (!FlatColumn.ids().contains(name)) {
        throw new ConfigException(
            "columns: '%s' is not a column of cltr's%s; write NAME=COLUMN, the column as the file calls it, with one of the names %s"
                .formatted(name, Nearest.hint(name, FlatColumn.ids()), FlatColumn.ids()));
      }
    }
  }

  /** What is told by {@code columns}, and for the others by the file's own names. */
  static FlatMapping of(ImportedCsv csv, Map<String, String> columns) {
    Map<FlatColumn, String> sources = new EnumMap<>(FlatColumn.class);
    for (FlatColumn column : FlatColumn.values()) {
      String source = columns.getOrDefault(column.id(), column.id());
      if (csv.columns().contains(source)) {
        sources.put(column, source);
      } else if (column.required() || columns.containsKey(column.id())) {
        throw new InputException(
            ("%s: there is no column '%s', which is to be %s; the header has %s. Name the column:"
                    + " --columns %s=COLUMN; if the file has no header line, put one before it")
                .formatted(csv.file(), source, column.id(), csv.columns(), column.id()));
      }
    }
    List<String> contexts = new ArrayList<>();
    List<ColumnFate> fates = new ArrayList<>();
    for (int i = 0; i < csv.columns().size(); i++) {
      String column = csv.columns().get(i);
      List<String> uses =
          sources.entrySet().stream()
              .filter(entry -> entry.getValue().equals(column))
              .map(entry -> entry.getKey().fate())
              .toList();
      if (!uses.isEmpty()) {
        fates.add(new ColumnFate(column, String.join("; ", uses)));
      } else if (column.equals(ImportedCsv.unnamed(i))) {
        fates.add(new ColumnFate(column, "dropped: it has no name"));
      } else if (TAKEN.contains(column)) {
        fates.add(new ColumnFate(column, "dropped: " + why(column, sources)));
      } else {
        contexts.add(column);
        fates.add(new ColumnFate(column, "impressions." + column + " (context)"));
      }
    }
    return new FlatMapping(sources, List.copyOf(contexts), List.copyOf(fates));
  }

  private static String why(String column, Map<FlatColumn, String> sources) {
    String name = column.toLowerCase(Locale.ROOT);
    return sources.entrySet().stream()
        .filter(entry -> entry.getKey().id().equals(name))
        .map(entry -> "'%s' is '%s' in this log".formatted(name, entry.getValue()))
        .findFirst()
        .orElse(
            "'%s' has a meaning of its own in cltr's tables; name it in --columns".formatted(name));
  }
}
