package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * The one shape in which impressions and clicks are shuffled together. Columns of impressions are
 * null in clicks and the other way round.
 */
final class EventRows {
  static final String IMPRESSION = "impression_id";
  static final String IS_CLICK = "is_click";

  /** The columns, in the order in which {@link #decode} reads them. */
  static final List<String> COLUMNS =
      List.of(
          IMPRESSION,
          IS_CLICK,
          "query",
          "unit",
          "logger",
          "time",
          "randomization",
          "others",
          "whole",
          "documents",
          "positions",
          "probabilities",
          "reward",
          "kind",
          "edge",
          "reason",
          "text",
          "file",
          "misplaced",
          "rendered",
          "rendered_depth",
          "weight",
          "cascade",
          "slate");

  private EventRows() {}

  /** {@code table} in this shape: {@code cells} by column, null elsewhere. */
  static Dataset<Row> shaped(
      Dataset<Row> rows, Map<String, Column> cells, Map<String, Column> nulls) {
    return rows.select(
        COLUMNS.stream()
            .map(name -> cells.getOrDefault(name, nulls.get(name)).as(name))
            .toArray(Column[]::new));
  }

  /** The events of both tables, those of an impression together, impressions before clicks. */
  static JavaRDD<Event> byImpression(
      Dataset<Row> impressions, Dataset<Row> clicks, int partitions) {
    return impressions
        .unionAll(clicks)
        .repartition(partitions, col(IMPRESSION))
        .sortWithinPartitions(IMPRESSION, IS_CLICK)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(EventRows::events);
  }

  private static Iterator<Event> events(Iterator<InternalRow> rows) {
    Interner interner = new Interner();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Event next() {
        return decode(rows.next(), interner);
      }
    };
  }

  private static Event decode(InternalRow row, Interner interner) {
    boolean click = row.getBoolean(1);
    Event.Origin origin =
        new Event.Origin(
            click ? LogTables.CLICKS : LogTables.IMPRESSIONS,
            interner.text(row, 17),
            interner.text(row, 15),
            Cells.text(row, 16));
    return click ? clicked(row, origin, interner) : shown(row, origin, interner);
  }

  private static Event clicked(InternalRow row, Event.Origin origin, Interner interner) {
    String[] document = Cells.texts(row, 9);
    int[] position = Cells.ints(row, 10);
    return new Event.Clicked(
        Cells.text(row, 0),
        document.length == 0 ? "" : document[0],
        position.length == 0 ? 0 : position[0],
        interner.text(row, 13),
        row.isNullAt(5) ? 0 : row.getLong(5),
        row.isNullAt(12) ? Double.NaN : row.getDouble(12),
        interner.texts(row, 7),
        row.getBoolean(14),
        origin);
  }

  private static Event shown(InternalRow row, Event.Origin origin, Interner interner) {
    return new Event.Shown(
        Cells.text(row, 0),
        interner.text(row, 2),
        interner.text(row, 3),
        interner.text(row, 4),
        row.isNullAt(5) ? 0 : row.getLong(5),
        row.getBoolean(18),
        interner.text(row, 6),
        interner.texts(row, 7),
        row.isNullAt(21) ? 1 : row.getDouble(21),
        row.getBoolean(8),
        Cells.texts(row, 9),
        Cells.ints(row, 10),
        Cells.doubles(row, 11),
        Cells.doubles(row, 22),
        row.isNullAt(23) ? Double.NaN : row.getDouble(23),
        Cells.booleans(row, 19),
        row.isNullAt(20) ? Event.Shown.ALL : row.getInt(20),
        origin);
  }

  /** Keeps one copy of what adjacent rows repeat. */
  private static final class Interner {
    private final Map<Integer, String> last = new HashMap<>();
    private List<String> lastTexts = List.of();

    String text(InternalRow row, int column) {
      String text = Cells.text(row, column);
      return last.merge(column, text, (before, now) -> before.equals(now) ? before : now);
    }

    List<String> texts(InternalRow row, int column) {
      ArrayData array = row.getArray(column);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < array.numElements(); i++) {
        texts.add(array.isNullAt(i) ? null : array.getUTF8String(i).toString());
      }
      lastTexts = lastTexts.equals(texts) ? lastTexts : texts;
      return lastTexts;
    }
  }
}
