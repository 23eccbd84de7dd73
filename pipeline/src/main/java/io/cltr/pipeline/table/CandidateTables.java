package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.cltr.fold.Layout;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Features and documents as the user keeps them.
 *
 * @param features rows of the features; none where there is no such table
 * @param documents the groups of documents; none where there is no such table
 */
public record CandidateTables(Optional<Dataset<Row>> features, Optional<Dataset<Row>> documents) {
  /** Name of the table of features. */
  public static final String FEATURES = "features";

  /** Name of the table of documents. */
  public static final String DOCUMENTS = "documents";

  /** A document that the log showed for a query. */
  public record Pair(String query, String document) implements Serializable {}

  /**
   * The displays of a document for a query.
   *
   * @param earliest when it was first shown, in microseconds since 1970; 0 where the log does not
   *     say
   */
  public record Displayed(Pair pair, long earliest) implements Serializable {
    private Row row() {
      return RowFactory.create(pair.query(), pair.document(), earliest);
    }
  }

  private static final String QUERY = "query_id";
  private static final String DOCUMENT = "doc_id";
  private static final String GROUPS = "groups";
  private static final String TIME = "time";
  private static final String FEATURES_AT = "features_at";
  static final List<String> KNOWN_IN_FEATURES = List.of(QUERY, DOCUMENT, FEATURES, FEATURES_AT);
  static final List<String> KNOWN_IN_DOCUMENTS = List.of(DOCUMENT, GROUPS);
  private static final Column NO_TEXT = lit(null).cast("string");

  private static final StructType DISPLAYED =
      new StructType()
          .add(QUERY, DataTypes.StringType, false)
          .add(DOCUMENT, DataTypes.StringType, false)
          .add(TIME, DataTypes.LongType, false);

  static final UserDefinedFunction KEY_BLOCK =
      udf((UDF1<String, Integer>) CandidateTables::keyBlock, DataTypes.IntegerType);

  /** Opens the tables that are given. */
  public static CandidateTables read(
      SparkSession spark, Optional<TableSpec> features, Optional<TableSpec> documents) {
    return new CandidateTables(
        features.map(
            spec -> featureRows(TableReader.read(spark, FEATURES, spec, Optional.empty()))),
        documents.map(
            spec -> documentRows(TableReader.read(spark, DOCUMENTS, spec, Optional.empty()))));
  }

  private static Dataset<Row> featureRows(RawTable table) {
    table.require(QUERY, DOCUMENT, FEATURES);
    Cell query = Cell.id(table, QUERY);
    Cell document = Cell.id(table, DOCUMENT);
    Cell features = Cell.elements(table, FEATURES, DataTypes.FloatType);
    Cell time = Cell.micros(table, FEATURES_AT);
    Column reason =
        table.firstReason(
            Stream.of(query.reason(), document.reason(), features.reason(), time.reason()));
    return table
        .rows()
        .select(
            query.value().as(QUERY),
            document.value().as(DOCUMENT),
            lit(false).as("shown"),
            coalesce(time.value(), lit(0L)).as(TIME),
            when(reason.isNull(), features.value()).as(FEATURES),
            reason.as("reason"),
            table.textIf(reason).as("text"),
            col(RawTable.FILE).as("file"));
  }

  private static Dataset<Row> documentRows(RawTable table) {
    table.require(DOCUMENT, GROUPS);
    Cell document = Cell.id(table, DOCUMENT);
    Cell groups = Cell.ids(table, GROUPS);
    Column reason = table.firstReason(Stream.of(document.reason()));
    return table
        .rows()
        .select(
            document.value().as(DOCUMENT),
            groups.value().as(GROUPS),
            reason.as("reason"),
            table.textIf(reason).as("text"),
            col(RawTable.FILE).as("file"));
  }

  /** The most common number of features of a row, the larger one of two; 0 without features. */
  public int width() {
    return features
        .map(
            rows ->
                rows.where(col("reason").isNull())
                    .groupBy(size(col(FEATURES)).as("width"))
                    .agg(count(lit(1)).as("rows"))
                    .orderBy(col("rows").desc(), col("width").desc())
                    .takeAsList(1))
        .filter(widths -> !widths.isEmpty())
        .map(widths -> widths.get(0).getInt(0))
        .orElse(0);
  }

  /**
   * The rows of features and {@code shown} with the documents' groups, laid out by query as {@link
   * Layout#byKey} says, sorted by document inside a query.
   *
   * @param shown documents that the log showed for queries, each at least once
   */
  public JavaRDD<Candidate> byQuery(SparkSession spark, JavaRDD<Displayed> shown, int partitions) {
    int files = Math.min(partitions, Layout.KEY_BLOCKS);
    Dataset<Row> pairs = spark.createDataFrame(shown.map(Displayed::row), DISPLAYED);
    Dataset<Row> displays =
        pairs.select(
            col(QUERY),
            col(DOCUMENT),
            lit(true).as("shown"),
            col(TIME),
            lit(null).cast("array<float>").as(FEATURES),
            NO_TEXT.as("reason"),
            NO_TEXT.as("text"),
            NO_TEXT.as("file"));
    Column block = KEY_BLOCK.apply(col(QUERY));
    return withGroups(features.map(rows -> rows.unionAll(displays)).orElse(displays))
        .withColumn("block", block)
        .repartitionById(files, col("block").multiply(files).divide(Layout.KEY_BLOCKS).cast("int"))
        .sortWithinPartitions(
            col("block"), LaidOut.javaOrder(QUERY), LaidOut.javaOrder(DOCUMENT), col("shown"))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(CandidateTables::decode);
  }

  /** Number of rows of documents. */
  public long documentRows() {
    return documents.map(Dataset::count).orElse(0L);
  }

  /** The rows of documents that cannot be used. */
  public JavaRDD<Event.Origin> badDocuments(JavaSparkContext context) {
    return documents
        .map(rows -> rows.where(col("reason").isNotNull()).select("file", "reason", "text"))
        .map(rows -> rows.javaRDD().map(CandidateTables::documentOrigin))
        .orElseGet(() -> context.parallelize(List.of(), 1));
  }

  private static Event.Origin documentOrigin(Row row) {
    return new Event.Origin(DOCUMENTS, row.getString(0), row.getString(1), row.getString(2));
  }

  private Dataset<Row> withGroups(Dataset<Row> candidates) {
    if (documents.isEmpty()) {
      return candidates.withColumn(GROUPS, lit(null).cast("array<string>"));
    }
    Dataset<Row> groups =
        documents
            .get()
            .where(col("reason").isNull().and(col(GROUPS).isNotNull()))
            .groupBy(DOCUMENT)
            .agg(array_distinct(flatten(collect_list(array_compact(col(GROUPS))))).as(GROUPS));
    return candidates
        .join(groups, candidates.col(DOCUMENT).equalTo(groups.col(DOCUMENT)), "left")
        .drop(groups.col(DOCUMENT));
  }

  private static Candidate decode(InternalRow row) {
    Event.Origin origin =
        new Event.Origin(FEATURES, Cells.text(row, 7), Cells.text(row, 5), Cells.text(row, 6));
    String[] groups = Cells.texts(row, 8);
    Arrays.sort(groups);
    return new Candidate(
        Cells.text(row, 0),
        Cells.text(row, 1),
        row.getBoolean(2),
        row.getLong(3),
        Cells.floats(row, 4),
        Arrays.asList(groups),
        origin);
  }

  private static Integer keyBlock(String query) {
    return query == null ? 0 : Layout.keyBlock(query);
  }
}
