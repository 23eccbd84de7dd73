package io.cltr.pipeline.table;

import io.cltr.log.InputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * The files that a table consists of, all of one format and with the same partition folders.
 *
 * @param table what the table is called in messages
 * @param files sorted by path, at least one
 */
public record TableFiles(String table, TableSpec spec, TableFormat format, List<TableFile> files) {

  /** Copies the list. */
  public TableFiles {
    files = List.copyOf(files);
  }

  /**
   * Lists the files of a table.
   *
   * @param dates days to list where the table has day folders; empty: all
   * @throws InputException where there are none, or a file does not belong to the others
   */
  public static TableFiles list(
      SparkSession spark, String table, TableSpec spec, Optional<DateRange> dates) {
    FolderWalk walk = new FolderWalk(spark.sessionState().newHadoopConf(), table, dates);
    spec.paths().forEach(walk::add);
    List<TableFile> files = walk.files();
    if (files.isEmpty()) {
      throw new InputException(nothing(table, spec, dates, walk));
    }
    TableFormat format = spec.format().orElseGet(() -> format(table, files));
    requireSameFolders(table, files, !walk.otherDays().isEmpty());
    return new TableFiles(table, spec, format, files);
  }

  private static String nothing(
      String table, TableSpec spec, Optional<DateRange> dates, FolderWalk walk) {
    if (walk.otherDays().isEmpty()) {
      return "%s: no file in the folder '%s'".formatted(table, spec.path())
          + " (names that begin with _ or . do not count); check the path";
    }
    DateRange range = dates.orElseThrow();
    return "%s: '%s' has no day folder from %s to %s; found date=%s to date=%s. Check date and"
            .formatted(
                table,
                spec.path(),
                range.from(),
                range.to(),
                walk.otherDays().first(),
                walk.otherDays().last())
        + " lookBackDays, or wait for the log";
  }

  private static TableFormat format(String table, List<TableFile> files) {
    Map<TableFormat, TableFile> first = new TreeMap<>();
    Optional<TableFile> foreign = Optional.empty();
    for (TableFile file : files) {
      Optional<TableFormat> format = TableFormat.ofFile(file.path().getName());
      format.ifPresent(known -> first.putIfAbsent(known, file));
      foreign = foreign.or(() -> Optional.of(file).filter(f -> format.isEmpty()));
    }
    if (first.isEmpty()) {
      throw new InputException(
          "%s: the ending of '%s' does not tell its format; set format to one of: %s, or end it in"
                  .formatted(table, files.get(0).name(), TableFormat.ids())
              + " one of: "
              + TableFormat.endings());
    }
    if (foreign.isPresent()) {
      throw new InputException(
          "%s: '%s' is no %s, as other files of the table are; move it away, begin its name with"
                  .formatted(table, foreign.get().name(), names(first))
              + " _ or ., or name the files by a pattern such as '*%s'"
                  .formatted(ending(first.values().iterator().next())));
    }
    if (first.size() > 1) {
      throw new InputException(
          "%s: files of several formats: %s; allowed is one: move the others away, or name the"
                  .formatted(table, names(first.values()))
              + " files by a pattern such as '*%s'"
                  .formatted(ending(first.values().iterator().next())));
    }
    return first.keySet().iterator().next();
  }

  private static String names(Map<TableFormat, TableFile> formats) {
    return formats.keySet().stream().map(TableFormat::id).collect(Collectors.joining(" or "));
  }

  private static String names(Iterable<TableFile> files) {
    StringBuilder names = new StringBuilder();
    files.forEach(f -> names.append(names.isEmpty() ? "" : " and ").append("'" + f.name() + "'"));
    return names.toString();
  }

  private static String ending(TableFile file) {
    String name = file.path().getName();
    return name.substring(Math.max(0, name.indexOf('.')));
  }

  private static void requireSameFolders(String table, List<TableFile> files, boolean days) {
    TableFile first = files.get(0);
    for (TableFile file : files) {
      if (!file.keys().equals(first.keys())) {
        throw new InputException(
            "%s: '%s' lies in folders %s, '%s' in %s; all files of a table need the same"
                    .formatted(
                        table, first.name(), text(first.keys()), file.name(), text(file.keys()))
                + " partition folders: move one of them away");
      }
    }
    if (days && !first.keys().contains(RawTable.DATE)) {
      throw new InputException(
          "%s: '%s' lies beside day folders; move it into one, or away"
              .formatted(table, first.name()));
    }
  }

  private static String text(List<String> keys) {
    return keys.isEmpty()
        ? "without a name=value"
        : keys.stream().map(key -> key + "=…").collect(Collectors.joining("/"));
  }

  /** Names of the columns that partition folders hold. */
  List<String> keys() {
    return files.get(0).keys();
  }

  /** Number of bytes, compressed where the files are. */
  public long bytes() {
    return files.stream().mapToLong(file -> file.status().getLen()).sum();
  }
}
