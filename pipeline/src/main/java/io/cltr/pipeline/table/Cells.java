package io.cltr.pipeline.table;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/** Cells of Spark's rows as Java values, copied out of the rows, which Spark reuses. */
final class Cells {
  private static final String[] NO_TEXTS = {};
  private static final int[] NO_INTS = {};
  private static final double[] NO_DOUBLES = {};
  private static final float[] NO_FLOATS = {};
  private static final boolean[] NO_BOOLEANS = {};

  private Cells() {}

  /** The text; "" where null. */
  static String text(InternalRow row, int column) {
    return row.isNullAt(column) ? "" : row.getUTF8String(column).toString();
  }

  /** The texts, "" for null ones; none where null. */
  static String[] texts(InternalRow row, int column) {
    return row.isNullAt(column) ? NO_TEXTS : texts(row.getArray(column));
  }

  static String[] texts(ArrayData array) {
    String[] texts = new String[array.numElements()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = array.isNullAt(i) ? "" : array.getUTF8String(i).toString();
    }
    return texts;
  }

  /** The numbers; none where null. Null elements must have been refused before. */
  static int[] ints(InternalRow row, int column) {
    return row.isNullAt(column) ? NO_INTS : row.getArray(column).toIntArray();
  }

  /** The numbers; none where null. */
  static double[] doubles(InternalRow row, int column) {
    return row.isNullAt(column) ? NO_DOUBLES : row.getArray(column).toDoubleArray();
  }

  /** The numbers; none where null. */
  static float[] floats(InternalRow row, int column) {
    return row.isNullAt(column) ? NO_FLOATS : row.getArray(column).toFloatArray();
  }

  /** The truth values; none where null. */
  static boolean[] booleans(InternalRow row, int column) {
    return row.isNullAt(column) ? NO_BOOLEANS : row.getArray(column).toBooleanArray();
  }

  static UTF8String of(String text) {
    return UTF8String.fromString(text);
  }

  static ArrayData of(String[] texts) {
    Object[] values = new Object[texts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = of(texts[i]);
    }
    return new GenericArrayData(values);
  }
}
