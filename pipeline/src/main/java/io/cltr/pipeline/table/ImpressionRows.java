package io.cltr.pipeline.table;

import io.cltr.log.Impression;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The assembled impressions' schema, and the codec between its rows and records. */
public final class ImpressionRows {
  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);
  private static final DataType NUMBERS = DataTypes.createArrayType(DataTypes.DoubleType, false);

  /** One row per impression; arrays run over the shown documents in order of position. */
  public static final StructType SCHEMA =
      new StructType()
          .add("bucket", DataTypes.IntegerType, false)
          .add("impression_id", DataTypes.StringType, false)
          .add("unit_id", DataTypes.StringType, false)
          .add("query_id", DataTypes.StringType, false)
          .add("logger", DataTypes.StringType, false)
          .add("shown_at", DataTypes.LongType, false)
          .add("randomization", DataTypes.StringType, false)
          .add(
              "context",
              DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false),
              false)
          .add("weight", DataTypes.DoubleType, false)
          .add("doc_id", TEXTS, false)
          .add("position", DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add("click", NUMBERS, false)
          .add("reward", NUMBERS, false)
          .add("logging_probability", NUMBERS, false)
          .add("cascade_probability", NUMBERS, false)
          .add("slate_probability", DataTypes.DoubleType, false);

  private ImpressionRows() {}

  static InternalRow encode(Impression impression) {
    return new GenericInternalRow(
        new Object[] {
          impression.bucket(),
          Cells.of(impression.id()),
          Cells.of(impression.unit()),
          Cells.of(impression.query()),
          Cells.of(impression.logger()),
          impression.shownAt(),
          Cells.of(impression.randomization()),
          encode(impression.context()),
          impression.weight(),
          Cells.of(impression.documents()),
          UnsafeArrayData.fromPrimitiveArray(impression.positions()),
          UnsafeArrayData.fromPrimitiveArray(impression.clicks()),
          UnsafeArrayData.fromPrimitiveArray(impression.rewards()),
          UnsafeArrayData.fromPrimitiveArray(impression.loggingProbabilities()),
          UnsafeArrayData.fromPrimitiveArray(impression.cascadeProbabilities()),
          impression.slateProbability()
        });
  }

  private static MapData encode(Map<String, String> context) {
    String[] names = context.keySet().stream().sorted().toArray(String[]::new);
    String[] values = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = context.get(names[i]);
    }
    return new ArrayBasedMapData(Cells.of(names), Cells.of(values));
  }

  static Impression decode(InternalRow row) {
    return new Impression(
        Cells.text(row, 1),
        Cells.text(row, 2),
        row.getInt(0),
        Cells.text(row, 3),
        Cells.text(row, 4),
        row.getLong(5),
        Cells.text(row, 6),
        context(row.getMap(7)),
        row.getDouble(8),
        Cells.texts(row, 9),
        Cells.ints(row, 10),
        Cells.doubles(row, 11),
        Cells.doubles(row, 12),
        Cells.doubles(row, 13),
        Cells.doubles(row, 14),
        row.getDouble(15));
  }

  private static Map<String, String> context(MapData map) {
    String[] names = Cells.texts(map.keyArray());
    String[] values = Cells.texts(map.valueArray());
    Map<String, String> context = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      context.put(names[i], values[i]);
    }
    return Collections.unmodifiableMap(context);
  }
}
