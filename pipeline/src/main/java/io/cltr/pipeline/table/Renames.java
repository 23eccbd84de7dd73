package io.cltr.pipeline.table;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Gives a table's columns cltr's names, all at once, so that names may be swapped. */
final class Renames {
  private Renames() {}

  /** Refuses names that {@code table} does not have at cltr, and two of them for one column. */
  static void check(String table, TableSpec spec, List<String> known) {
    Map<String, String> wanted = new HashMap<>();
    for (Map.Entry<String, String> each : new TreeMap<>(spec.columns()).entrySet()) {
      if (!known.contains(each.getKey())) {
        throw new ConfigException(
            ("%s.columns: '%s' is no column that cltr knows%s; known: %s. It maps cltr's names to"
                    + " the table's own")
                .formatted(
                    table,
                    each.getKey(),
                    Nearest.hint(each.getKey(), known),
                    String.join(", ", known)));
      }
      String other = wanted.put(each.getValue(), each.getKey());
      if (other != null) {
        throw new ConfigException(
            "%s.columns: '%s' is named by both '%s' and '%s'; give each a column of its own"
                .formatted(table, each.getValue(), other, each.getKey()));
      }
    }
  }

  /** {@code rows} with the names of {@code spec}; columns in the way of a name are left out. */
  static Dataset<Row> apply(String table, TableSpec spec, Dataset<Row> rows) {
    Map<String, Column> named = new LinkedHashMap<>();
    List<String> moved = new ArrayList<>();
    new TreeMap<>(spec.columns())
        .forEach(
            (wanted, found) -> {
              Map<String, String> direct = ArrayColumns.renames(rows.columns(), wanted, found);
              direct.forEach((old, name) -> named.put(name, RawTable.named(old)));
              moved.addAll(direct.keySet());
              if (direct.isEmpty()) {
                named.put(wanted, field(table, spec, rows, found));
              }
            });
    Stream<Column> kept =
        Arrays.stream(rows.columns())
            .filter(column -> !moved.contains(column) && !named.containsKey(column))
            .map(RawTable::named);
    Stream<Column> renamed =
        named.entrySet().stream().map(each -> each.getValue().as(each.getKey()));
    return rows.select(Stream.concat(renamed, kept).toArray(Column[]::new));
  }

  /** The field {@code a.b} of a struct, or of each struct in an array. */
  private static Column field(String table, TableSpec spec, Dataset<Row> rows, String path) {
    String[] names = path.split("\\.");
    if (!Arrays.asList(rows.columns()).contains(names[0])) {
      throw missing(table, spec, path, rows);
    }
    Column column = RawTable.named(names[0]);
    DataType type = rows.schema().apply(names[0]).dataType();
    for (int i = 1; i < names.length; i++) {
      DataType of = type instanceof ArrayType array ? array.elementType() : type;
      if (!(of instanceof StructType fields)
          || !Arrays.asList(fields.fieldNames()).contains(names[i])) {
        throw missing(table, spec, path, rows);
      }
      column = column.getField(names[i]);
      DataType field = fields.apply(names[i]).dataType();
      type = type instanceof ArrayType ? new ArrayType(field, true) : field;
    }
    return column;
  }

  private static InputException missing(
      String table, TableSpec spec, String column, Dataset<Row> rows) {
    List<String> own = List.of(RawTable.own(rows.columns()));
    return new InputException(
        "%s: columns names '%s', which is missing in '%s'%s; found: %s"
            .formatted(
                table, column, spec.path(), Nearest.hint(column, own), String.join(", ", own)));
  }
}
