package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import io.cltr.log.InputException;
import io.cltr.value.Embeddings;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables of embeddings of documents: doc_id, dimension, category, optional probability. */
public final class EmbeddingTables extends DriverTable<Embeddings.Row> {
  static final String TABLE = "embeddings";
  private static final String DOCUMENT = "doc_id";
  private static final String DIMENSION = "dimension";
  private static final String CATEGORY = "category";
  private static final String PROBABILITY = "probability";

  static final List<String> KNOWN = List.of(DOCUMENT, DIMENSION, CATEGORY, PROBABILITY);

  private EmbeddingTables() {}

  /** The embeddings of the table at {@code path}; a row that cannot be read is an error. */
  public static Embeddings of(SparkSession spark, String path) {
    List<Embeddings.Row> rows = new EmbeddingTables().read(spark, path);
    try {
      return Embeddings.of(rows);
    } catch (InputException e) {
      throw new InputException("'%s': %s".formatted(path, e.getMessage()), e);
    }
  }

  @Override
  String name() {
    return TABLE;
  }

  @Override
  String[] required() {
    return new String[] {DOCUMENT, DIMENSION, CATEGORY};
  }

  @Override
  String needs() {
    return "%s, %s and %s, and %s where the table has it"
        .formatted(DOCUMENT, DIMENSION, CATEGORY, PROBABILITY);
  }

  @Override
  String oneForEach() {
    return "document, dimension and category";
  }

  @Override
  List<Column> values(RawTable table) {
    return List.of(
        Cell.id(table, DOCUMENT).value(),
        Cell.id(table, DIMENSION).value(),
        Cell.id(table, CATEGORY).value(),
        table.has(PROBABILITY) ? Cell.number(table, PROBABILITY).value() : lit(1.0));
  }

  @Override
  Stream<Column> reasons(RawTable table) {
    Stream<Column> ids =
        Stream.of(
            Cell.id(table, DOCUMENT).reason(),
            Cell.id(table, DIMENSION).reason(),
            Cell.id(table, CATEGORY).reason());
    if (!table.has(PROBABILITY)) {
      return ids;
    }
    Cell probability = Cell.number(table, PROBABILITY);
    return Stream.concat(
        ids,
        Stream.of(
            probability.reason(),
            when(
                probability.value().isNull(),
                lit(RowCheck.MISSING_VALUE.problem(PROBABILITY).code()))));
  }

  @Override
  Embeddings.Row row(Row values) {
    return new Embeddings.Row(
        values.getString(0), values.getString(1), values.getString(2), values.getDouble(3));
  }
}
