package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import io.cltr.log.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Opens JSON lines: the columns are the keys of all objects, found in a pass of their own, scalars
 * are texts as they are written; lines that are no object are kept as such.
 */
final class JsonTable {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "mode", "PERMISSIVE",
          "columnNameOfCorruptRecord", RawTable.CORRUPT,
          "primitivesAsString", "true",
          "allowSingleQuotes", "false");

  private static final String OBJECT = "_object";

  private JsonTable() {}

  static Dataset<Row> rows(SparkSession spark, TableFiles files) {
    Configuration hadoop = spark.sessionState().newHadoopConf();
    FileHeads.read(files, file -> check(files, file, TextHead.read(hadoop, files.table(), file)));
    Column isObject = udf(new JsonLine(), DataTypes.BooleanType).apply(col(Lines.LINE));
    Dataset<Row> lines =
        Lines.all(spark, files)
            .withColumn(OBJECT, when(Lines.isUtf8().and(isObject), col(Lines.LINE)));
    StructType schema = schema(spark, files, lines);
    Dataset<Row> rows =
        lines.withColumn(
            OBJECT,
            from_json(col(OBJECT), schema.add(RawTable.CORRUPT, DataTypes.StringType), OPTIONS));
    Column problem =
        when(Lines.isUtf8().equalTo(false), RowCheck.NOT_UTF8.problem("line").code())
            .when(
                col(OBJECT).isNull().or(col(OBJECT).getField(RawTable.CORRUPT).isNotNull()),
                RowCheck.UNREADABLE_LINE.problem().code());
    List<Column> selected = new ArrayList<>();
    for (String column : schema.fieldNames()) {
      if (!files.keys().contains(column)) {
        selected.add(col(OBJECT).getField(column).as(column));
      }
    }
    selected.addAll(RawTable.ofLine(files.keys(), problem));
    return rows.select(selected.toArray(Column[]::new));
  }

  private static StructType schema(SparkSession spark, TableFiles files, Dataset<Row> lines) {
    Dataset<String> objects =
        lines.where(col(OBJECT).isNotNull()).select(OBJECT).as(Encoders.STRING());
    StructType schema = new StructType();
    for (StructField field : spark.read().options(OPTIONS).json(objects).schema().fields()) {
      if (!field.name().equals(RawTable.CORRUPT)) {
        schema = schema.add(field);
      }
    }
    if (schema.isEmpty()) {
      throw new InputException(
          "%s: no line of '%s' is a JSON object; allowed is one object per line"
              .formatted(files.table(), files.spec().path()));
    }
    return schema;
  }

  private static TextHead check(TableFiles files, TableFile file, TextHead head) {
    List<String> lines = head.lines();
    String allowed = "allowed is one object per line: jq -c '%s' '%s' writes it so";
    if (!lines.isEmpty() && lines.get(0).startsWith("[")) {
      throw TextHead.bad(
          files.table(), file, "holds one JSON array", allowed.formatted(".[]", file.name()));
    }
    if (lines.size() > 1 && isOpen(lines.get(0)) && !lines.get(1).startsWith("{")) {
      throw TextHead.bad(
          files.table(),
          file,
          "holds JSON objects of several lines",
          allowed.formatted(".", file.name()));
    }
    return head;
  }

  private static boolean isOpen(String line) {
    return line.startsWith("{") && JsonLine.end(line) < 0;
  }
}
