package io.cltr.pipeline.table;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.log.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The assembled queries' schema, and the codec between its rows and records. */
public final class QueryRows {
  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

  /** One row per query: its candidates, their features row by row, their groups. */
  public static final StructType SCHEMA =
      new StructType()
          .add("block", DataTypes.IntegerType, false)
          .add("query_id", DataTypes.StringType, false)
          .add("doc_id", TEXTS, false)
          .add("features", DataTypes.createArrayType(DataTypes.FloatType, false), false)
          .add("width", DataTypes.IntegerType, false)
          .add("groups", DataTypes.createArrayType(TEXTS, false), false);

  private QueryRows() {}

  static InternalRow encode(Keyed<Query> keyed) {
    Query query = keyed.value();
    Object[] groups =
        query.groups().stream().map(names -> Cells.of(names.toArray(String[]::new))).toArray();
    return new GenericInternalRow(
        new Object[] {
          Layout.keyBlock(query.id()),
          Cells.of(query.id()),
          Cells.of(query.documents()),
          UnsafeArrayData.fromPrimitiveArray(query.features()),
          query.width(),
          new GenericArrayData(groups)
        });
  }

  static Keyed<Query> decode(InternalRow row) {
    ArrayData lists = row.getArray(5);
    List<List<String>> groups = new ArrayList<>();
    for (int i = 0; i < lists.numElements(); i++) {
      groups.add(Arrays.asList(Cells.texts(lists.getArray(i))));
    }
    String id = Cells.text(row, 1);
    Query query = new Query(id, Cells.texts(row, 2), Cells.floats(row, 3), row.getInt(4), groups);
    return new Keyed<>(id, query);
  }
}
