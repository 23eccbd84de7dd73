package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import io.cltr.pipeline.files.CsvFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/**
 * Relevance labels of the challenge, one per line: QueryID RegionID URLID label. The first of
 * several labels for the same query, region and URL is used.
 *
 * @param rows line, row, query_id, doc_id, grade, and check and reason where a line is not used
 */
record YandexLabels(Dataset<Row> rows) {
  /** The largest label: the largest grade that judgements may have. */
  static final int MAX_GRADE = 30;

  /** In the order of the columns. */
  static final List<ColumnFate> FATES =
      List.of(
          new ColumnFate("labels: QueryID", "grades.query_id, as QueryID-RegionID"),
          new ColumnFate("labels: RegionID", "grades.query_id, as QueryID-RegionID"),
          new ColumnFate("labels: URLID", "grades.doc_id"),
          new ColumnFate("labels: label", "grades.grade"));

  private static final String NUMBER = "^[0-9]+$";

  static YandexLabels read(SparkSession spark, Path file) {
    Column cells = split(col("row"), "\t", -1);
    Column grade = get(cells, lit(3)).try_cast("int");
    Column good = size(cells).equalTo(4).and(grade.leq(MAX_GRADE));
    for (int i = 0; i < 4; i++) {
      good = good.and(get(cells, lit(i)).rlike(NUMBER));
    }
    Column usable = coalesce(good, lit(false));
    Column nth = row_number().over(Window.partitionBy("query_id", "doc_id").orderBy(col("line")));
    Dataset<Row> rows =
        NumberedLines.read(spark, file)
            .withColumn(
                "query_id", when(usable, concat_ws("-", get(cells, lit(0)), get(cells, lit(1)))))
            .withColumn("doc_id", when(usable, get(cells, lit(2))))
            .withColumn("grade", when(usable, grade))
            .withColumn("nth", nth);
    return new YandexLabels(
        rows.withColumn("check", first(YandexCheck::id))
            .withColumn("reason", first(YandexCheck::reason)));
  }

  private static Column first(Function<YandexCheck, String> text) {
    return when(col("query_id").isNull(), lit(text.apply(YandexCheck.UNREADABLE_LABEL)))
        .when(col("nth").gt(1), lit(text.apply(YandexCheck.REPEATED_LABEL)));
  }

  /** Writes the grades to {@code file}, by query and document; returns their number. */
  long write(Path file) {
    Iterator<Row> sorted =
        rows.where(col("check").isNull())
            .orderBy("query_id", "doc_id")
            .select("query_id", "doc_id", "grade")
            .toLocalIterator();
    long written = 0;
    try (CsvFile grades = CsvFile.create(file, List.of("query_id", "doc_id", "grade"))) {
      while (sorted.hasNext()) {
        Row row = sorted.next();
        grades.row(List.of(row.getString(0), row.getString(1), Integer.toString(row.getInt(2))));
        written++;
      }
    }
    return written;
  }

  /** The lines of {@code file} that cannot be used, as the quarantine holds them. */
  Dataset<Row> rejected(String file) {
    return rows.where(col("check").isNotNull())
        .withColumn("file", lit(file))
        .select(Quarantine.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /** Number of lines of the file: the highest of their numbers. */
  long lines() {
    return rows.agg(coalesce(max("line"), lit(0L))).head().getLong(0);
  }
}
