package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.split;

import io.cltr.pipeline.importer.YandexSession.Shown;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The log by sessions: Spark sorts the lines by session, time and line, on disk where memory does
 * not suffice, and each session is then read line by line. Where a session lies in the file, in one
 * piece or in several, does not matter. Every line gives one row.
 *
 * @param rows an impression, a click, or a line that cannot be used, as {@code kind} says; those of
 *     a session in one partition
 */
record YandexSessions(Dataset<Row> rows) {
  private static final String QUERY = "query";
  private static final String CLICK = "click";
  private static final String REJECTED = "rejected";

  private static final StructType SCHEMA =
      new StructType()
          .add("kind", DataTypes.StringType, false)
          .add("line", DataTypes.LongType, false)
          .add("row", DataTypes.StringType)
          .add("check", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("impression_id", DataTypes.StringType)
          .add("query_id", DataTypes.StringType)
          .add("session_id", DataTypes.StringType)
          .add("region", DataTypes.StringType)
          .add("doc_id", DataTypes.createArrayType(DataTypes.StringType, false))
          .add("position", DataTypes.createArrayType(DataTypes.IntegerType, false));

  /** The sessions of {@code log} in {@code partitions} partitions. */
  static YandexSessions read(SparkSession spark, Path log, int partitions) {
    Dataset<Row> lines = NumberedLines.read(spark, log);
    Column cells = split(col("row"), "\t");
    Dataset<Row> sorted =
        lines
            .withColumn("session", get(cells, lit(0)))
            .withColumn("time", get(cells, lit(1)).try_cast("bigint"))
            .repartition(partitions, col("session"))
            .sortWithinPartitions("session", "time", "line")
            .select("line", "row");
    return new YandexSessions(
        spark.createDataFrame(sorted.toJavaRDD().mapPartitions(YandexSessions::outcomes), SCHEMA));
  }

  /** The table of impressions, nested. */
  Dataset<Row> impressions(String logger) {
    return rows.where(col("kind").equalTo(QUERY))
        .withColumn("logger", lit(logger))
        .select(
            "impression_id", "query_id", "session_id", "logger", "region", "doc_id", "position");
  }

  /** The table of clicks. */
  Dataset<Row> clicks() {
    return rows.where(col("kind").equalTo(CLICK))
        .select(
            col("impression_id"),
            col("doc_id").getItem(0).as("doc_id"),
            col("position").getItem(0).as("position"),
            lit("click").as("kind"));
  }

  /** The lines of {@code file} that cannot be used, as the quarantine holds them. */
  Dataset<Row> rejected(String file) {
    return rows.where(col("kind").equalTo(REJECTED))
        .withColumn("file", lit(file))
        .select(Quarantine.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /** Number of lines of the file: the highest of their numbers. */
  long lines() {
    return rows.agg(coalesce(max("line"), lit(0L))).head().getLong(0);
  }

  private static Iterator<Row> outcomes(Iterator<Row> lines) {
    return new Iterator<>() {
      private YandexSession session = new YandexSession("");

      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public Row next() {
        Row line = lines.next();
        long number = line.getLong(0);
        String text = line.getString(1);
        Optional<YandexLine> parsed = YandexLine.parse(text);
        if (parsed.isEmpty()) {
          return rejected(number, text, YandexCheck.UNREADABLE_LINE);
        }
        if (!session.id().equals(parsed.get().session())) {
          session = new YandexSession(parsed.get().session());
        }
        return parsed.get() instanceof YandexLine.Query query
            ? shown(number, text, query)
            : clicked(number, text, (YandexLine.Click) parsed.get());
      }

      private Row shown(long number, String text, YandexLine.Query query) {
        return session
            .query(query.urls())
            .map(impression -> impression(number, impression, query))
            .orElseGet(() -> rejected(number, text, YandexCheck.SESSION_TOO_LONG));
      }

      private Row clicked(long number, String text, YandexLine.Click click) {
        return session
            .click(click.url())
            .map(shown -> click(number, shown, click.url()))
            .orElseGet(() -> rejected(number, text, YandexCheck.CLICK_NOT_SHOWN));
      }
    };
  }

  private static Row impression(long line, String impression, YandexLine.Query query) {
    return RowFactory.create(
        QUERY,
        line,
        null,
        null,
        null,
        impression,
        queryId(query.query(), query.region()),
        query.session(),
        query.region(),
        query.urls().toArray(String[]::new),
        IntStream.rangeClosed(1, query.urls().size()).toArray());
  }

  private static Row click(long line, Shown shown, String url) {
    return RowFactory.create(
        CLICK,
        line,
        null,
        null,
        null,
        shown.impression(),
        null,
        null,
        null,
        new String[] {url},
        new int[] {shown.position()});
  }

  private static Row rejected(long line, String text, YandexCheck check) {
    return RowFactory.create(
        REJECTED, line, text, check.id(), check.reason(), null, null, null, null, null, null);
  }

  /** Results and labels are those of a query in a region. */
  static String queryId(String query, String region) {
    return query + "-" + region;
  }
}
