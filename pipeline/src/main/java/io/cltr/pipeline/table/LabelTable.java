package io.cltr.pipeline.table;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.propensity.relevance.RelevanceLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The table of debiased labels: query_id, doc_id, relevance, low, high, grade, displays, clicks, by
 * query and document; and the grades as TREC qrels, in one file. Documents without a display at a
 * position whose examination is known have no label.
 */
public final class LabelTable {
  private static final StructType SCHEMA =
      new StructType()
          .add("query_id", DataTypes.StringType, false)
          .add("doc_id", DataTypes.StringType, false)
          .add("relevance", DataTypes.DoubleType, false)
          .add("low", DataTypes.DoubleType, false)
          .add("high", DataTypes.DoubleType, false)
          .add("grade", DataTypes.IntegerType, false)
          .add("displays", DataTypes.DoubleType, false)
          .add("clicks", DataTypes.DoubleType, false);

  private LabelTable() {}

  /** The grade of a relevance. */
  public interface Grades extends Serializable {
    /** From 0. */
    int of(double relevance);
  }

  /** Writes {@code labels} as Parquet; returns the number of rows. */
  public static long write(
      SparkSession spark, Source<Keyed<RelevanceLabels>> labels, Grades grades, String folder) {
    JavaRDD<Row> rows =
        ((SparkSource<Keyed<RelevanceLabels>>) labels)
            .items()
            .flatMap(query -> rows(query, grades));
    sorted(spark.createDataFrame(rows, SCHEMA))
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(folder);
    return spark.read().schema(SCHEMA).parquet(folder).count();
  }

  /** Writes the grades of the table in {@code folder} to {@code file}. */
  public static void qrels(SparkSession spark, String folder, String file) {
    Iterator<Row> rows =
        sorted(spark.read().schema(SCHEMA).parquet(folder))
            .select("query_id", "doc_id", "grade")
            .toLocalIterator();
    Path path = new Path(file);
    try (OutputStream out =
        path.getFileSystem(spark.sessionState().newHadoopConf()).create(path, false)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        String line =
            "%s 0 %s %d\n".formatted(word(row.getString(0)), word(row.getString(1)), row.getInt(2));
        out.write(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset<Row> sorted(Dataset<Row> rows) {
    return rows.orderBy("query_id", "doc_id");
  }

  private static Iterator<Row> rows(Keyed<RelevanceLabels> query, Grades grades) {
    RelevanceLabels labels = query.value();
    List<Row> rows = new ArrayList<>();
    for (int d = 0; d < labels.documents().length; d++) {
      if (labels.shown()[d] > 0) {
        rows.add(
            RowFactory.create(
                query.key(),
                labels.documents()[d],
                labels.relevance()[d],
                labels.low()[d],
                labels.high()[d],
                grades.of(labels.relevance()[d]),
                labels.shown()[d],
                labels.clicks()[d]));
      }
    }
    return rows.iterator();
  }

  /** {@code id} without white space: its UTF-8 bytes as %20, and % itself as %25. */
  static String word(String id) {
    StringBuilder word = new StringBuilder();
    id.codePoints()
        .forEach(
            c -> {
              if (c == '%' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                  word.append(String.format(Locale.ROOT, "%%%02X", b));
                }
              } else {
                word.appendCodePoint(c);
              }
            });
    return word.toString();
  }
}
