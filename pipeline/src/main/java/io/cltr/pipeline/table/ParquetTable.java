package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.to_utc_timestamp;

import io.cltr.log.InputException;
import io.cltr.pipeline.table.ParquetHead.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Opens Parquet. A column has one type in all files, or whole numbers, or fractions, of several
 * widths, and then the widest. Columns of types that Spark cannot read are left out, unless they
 * are cltr's.
 */
final class ParquetTable {
  private static final List<DataType> WHOLE =
      List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);
  private static final List<DataType> FRACTIONS =
      List.of(DataTypes.FloatType, DataTypes.DoubleType);

  private ParquetTable() {}

  static Dataset<Row> rows(SparkSession spark, TableFiles files, List<String> known) {
    Configuration hadoop = spark.sessionState().newHadoopConf();
    ParquetToSparkSchemaConverter types =
        new ParquetToSparkSchemaConverter(spark.sessionState().conf());
    List<ParquetHead> heads =
        FileHeads.read(files, file -> ParquetHead.read(hadoop, types, files.table(), file));
    List<String> columns =
        SameColumns.of(files, known, heads.stream().map(ParquetHead::columns).toList());
    Map<String, Field> fields = new LinkedHashMap<>();
    for (int i = 0; i < heads.size(); i++) {
      for (String column : columns) {
        Field field = heads.get(i).fields().get(column);
        if (field != null) {
          Field before = fields.get(column);
          fields.put(column, before == null ? field : widest(files, i, column, before, field));
        }
      }
    }
    StructType schema = new StructType();
    for (Map.Entry<String, Field> each : fields.entrySet()) {
      Optional<DataType> type = each.getValue().type();
      if (type.isPresent() && !files.keys().contains(each.getKey())) {
        schema = schema.add(each.getKey(), type.get());
      } else if (isNamed(files, known, each.getKey())) {
        throw unreadable(files, each.getKey(), each.getValue());
      }
    }
    return times(
        Opened.rows(spark, files, files.files(), schema, (reader, paths) -> reader.parquet(paths)),
        fields);
  }

  private static Field widest(TableFiles files, int file, String column, Field a, Field b) {
    for (List<DataType> order : List.of(WHOLE, FRACTIONS)) {
      int first = a.type().map(order::indexOf).orElse(-1);
      int second = b.type().map(order::indexOf).orElse(-1);
      if (first >= 0 && second >= 0 && a.nanos().equals(b.nanos())) {
        return first >= second ? a : b;
      }
    }
    if (!a.stored().equals(b.stored())) {
      throw new InputException(
          "%s: the column '%s' is %s in '%s' and %s in '%s'; write all files with one type"
              .formatted(
                  files.table(),
                  column,
                  a.stored(),
                  files.files().get(0).name(),
                  b.stored(),
                  files.files().get(file).name()));
    }
    return a;
  }

  private static boolean isNamed(TableFiles files, List<String> known, String column) {
    Map<String, String> names = files.spec().columns();
    return names.containsValue(column) || (known.contains(column) && !names.containsKey(column));
  }

  private static InputException unreadable(TableFiles files, String column, Field field) {
    return new InputException(
        ("%s: the column '%s' of '%s' is %s, which cltr does not read; write it as text, number or"
                + " timestamp")
            .formatted(files.table(), column, files.files().get(0).name(), field.stored()));
  }

  /** Nanoseconds since 1970 as times; local ones are times of the session's zone. */
  private static Dataset<Row> times(Dataset<Row> rows, Map<String, Field> fields) {
    String zone = rows.sparkSession().conf().get("spark.sql.session.timeZone");
    List<Column> columns = new ArrayList<>();
    for (String name : rows.columns()) {
      Field field = fields.get(name);
      Column value = RawTable.named(name);
      if (field != null && field.nanos().isPresent()) {
        Column utc = expr("timestamp_micros(%s div 1000)".formatted(RawTable.quoted(name)));
        value = field.nanos().get() ? utc : to_utc_timestamp(utc, zone);
      }
      columns.add(value.as(name));
    }
    return rows.select(columns.toArray(Column[]::new));
  }
}
