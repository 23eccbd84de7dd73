package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Opens CSV: every cell a text, null where empty; lines that are no rows are kept as such. */
final class CsvTable {
  private static final List<Character> LIKELY = List.of(';', '\t', '|', ',');
  private static final String CELLS = "_cells";

  private CsvTable() {}

  /** How a header is spelled. */
  private record Header(char separator, List<String> columns) {}

  static Dataset<Row> rows(SparkSession spark, TableFiles files, List<String> known) {
    Configuration hadoop = spark.sessionState().newHadoopConf();
    List<Header> headers =
        FileHeads.read(
            files, file -> header(files, file, TextHead.read(hadoop, files.table(), file)));
    List<String> columns =
        SameColumns.of(files, known, headers.stream().map(Header::columns).toList());
    Map<Header, List<TableFile>> groups = new LinkedHashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      groups.computeIfAbsent(headers.get(i), h -> new ArrayList<>()).add(files.files().get(i));
    }
    Dataset<Row> all = null;
    for (Map.Entry<Header, List<TableFile>> group : groups.entrySet()) {
      Dataset<Row> rows = rows(spark, files, group.getKey(), group.getValue(), columns);
      all = all == null ? rows : all.unionAll(rows);
    }
    return all;
  }

  private static Dataset<Row> rows(
      SparkSession spark,
      TableFiles table,
      Header header,
      List<TableFile> files,
      List<String> columns) {
    CsvLine split = new CsvLine(header.separator(), header.columns().size());
    Column cells =
        udf(split, DataTypes.createArrayType(DataTypes.StringType)).apply(col(Lines.LINE));
    Dataset<Row> rows =
        Lines.afterHeader(spark, table, files).withColumn(CELLS, when(Lines.isUtf8(), cells));
    Column problem =
        when(Lines.isUtf8().equalTo(false), RowCheck.NOT_UTF8.problem("line").code())
            .when(col(CELLS).isNull(), RowCheck.UNREADABLE_LINE.problem().code());
    List<Column> selected = new ArrayList<>();
    for (String column : columns) {
      int index = header.columns().indexOf(column);
      Column cell = index < 0 ? lit(null).cast("string") : col(CELLS).getItem(index);
      if (!table.keys().contains(column)) {
        selected.add(cell.as(column));
      }
    }
    selected.addAll(RawTable.ofLine(table.keys(), problem));
    return rows.select(selected.toArray(Column[]::new));
  }

  private static Header header(TableFiles files, TableFile file, TextHead head) {
    String line = head.header();
    String name = file.path().getName().toLowerCase(Locale.ROOT);
    char separator = files.spec().separator().orElse(name.contains(".tsv") ? '\t' : ',');
    List<String> cells = CsvLine.split(line, separator);
    if (line.isBlank() || cells == null) {
      throw TextHead.bad(
          files.table(),
          file,
          line.isBlank() ? "has no header line" : "has a header whose quotes are broken",
          "allowed is CSV whose first line names its columns");
    }
    List<String> columns = new ArrayList<>();
    for (String cell : cells) {
      String column = cell == null ? "_c" + columns.size() : cell;
      if (columns.contains(column)) {
        throw TextHead.bad(
            files.table(),
            file,
            "has two columns '%s'".formatted(column),
            "give every column a name of its own");
      }
      columns.add(column);
    }
    if (columns.size() == 1) {
      requireSeparator(files.table(), file, separator, line);
    }
    return new Header(separator, List.copyOf(columns));
  }

  private static void requireSeparator(String table, TableFile file, char separator, String line) {
    for (char likely : LIKELY) {
      if (likely != separator && line.indexOf(likely) >= 0) {
        String text = likely == '\t' ? "\\t" : String.valueOf(likely);
        throw TextHead.bad(
            table,
            file,
            "has one column, '%s'".formatted(line),
            "if '%s' separates its columns, say so: %s: {separator: '%s'}"
                .formatted(text, table, text));
      }
    }
  }
}
