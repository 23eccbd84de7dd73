package io.cltr.pipeline.simulate;

import static org.apache.spark.sql.functions.col;

import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.pipeline.files.CatalogueTables;
import io.cltr.pipeline.files.SparkPath;
import io.cltr.simulate.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads a catalogue from {@code features.csv} (query_id, doc_id, feature_0, …) and {@code
 * grades.csv} (query_id, doc_id, grade), which must have the same pairs.
 */
final class CatalogueFolder {
  private static final String FEATURE = "feature_";
  private static final int MAX_GRADE = 30;

  private CatalogueFolder() {}

  static Catalogue read(SparkSession spark, Path folder) {
    Path features = folder.resolve(CatalogueTables.FEATURES);
    Path grades = folder.resolve(CatalogueTables.GRADES);
    Map<String, SortedMap<String, float[]>> rows = features(spark, features);
    Map<String, SortedMap<String, Integer>> graded = grades(spark, grades);
    if (rows.isEmpty()) {
      throw new InputException(features + ": no rows");
    }
    graded.forEach(
        (query, documents) ->
            documents.forEach(
                (document, grade) -> {
                  if (!rows.containsKey(query) || !rows.get(query).containsKey(document)) {
                    throw new InputException(
                        "%s: query '%s' has a grade for document '%s' without features in %s"
                            .formatted(grades, query, document, features));
                  }
                }));
    List<Catalogue.Entry> entries = new ArrayList<>();
    int best = 1;
    for (Map.Entry<String, SortedMap<String, float[]>> query : rows.entrySet()) {
      Map<String, Integer> own = graded.getOrDefault(query.getKey(), Collections.emptySortedMap());
      Catalogue.Entry entry = entry(query.getKey(), query.getValue(), own, grades);
      entries.add(entry);
      best = Math.max(best, Arrays.stream(entry.grades()).max().orElseThrow());
    }
    return new Catalogue(entries, best);
  }

  private static Catalogue.Entry entry(
      String query,
      SortedMap<String, float[]> documents,
      Map<String, Integer> graded,
      Path gradesFile) {
    int n = documents.size();
    int width = documents.get(documents.firstKey()).length;
    float[] features = new float[n * width];
    int[] grades = new int[n];
    int d = 0;
    for (Map.Entry<String, float[]> document : documents.entrySet()) {
      Integer grade = graded.get(document.getKey());
      if (grade == null) {
        throw new InputException(
            "%s: query '%s', document '%s' has features but no grade"
                .formatted(gradesFile, query, document.getKey()));
      }
      grades[d] = grade;
      System.arraycopy(document.getValue(), 0, features, d * width, width);
      d++;
    }
    String[] ids = documents.keySet().toArray(String[]::new);
    return new Catalogue.Entry(
        new Query(query, ids, features, width, Collections.nCopies(n, List.of())), grades);
  }

  private static Map<String, SortedMap<String, float[]>> features(SparkSession spark, Path file) {
    Dataset<Row> table = csv(spark, file);
    int width = 0;
    List<Column> columns = new ArrayList<>(List.of(col("query_id"), col("doc_id")));
    while (List.of(table.columns()).contains(FEATURE + width)) {
      columns.add(col(FEATURE + width).try_cast("float"));
      width++;
    }
    if (width == 0) {
      throw new InputException(
          "%s: no column feature_0, found %s".formatted(file, List.of(table.columns())));
    }
    Map<String, SortedMap<String, float[]>> rows = new TreeMap<>();
    for (Row row : table.select(columns.toArray(Column[]::new)).collectAsList()) {
      float[] features = new float[width];
      for (int j = 0; j < width; j++) {
        if (row.isNullAt(2 + j) || !Float.isFinite(row.getFloat(2 + j))) {
          throw new InputException(
              "%s: query '%s', document '%s': %s%d is missing or not a finite number"
                  .formatted(file, row.get(0), row.get(1), FEATURE, j));
        }
        features[j] = row.getFloat(2 + j);
      }
      put(rows, row, features, file);
    }
    return rows;
  }

  private static Map<String, SortedMap<String, Integer>> grades(SparkSession spark, Path file) {
    Dataset<Row> table = csv(spark, file);
    Map<String, SortedMap<String, Integer>> rows = new TreeMap<>();
    Column grade = col("grade").try_cast("int");
    for (Row row : table.select(col("query_id"), col("doc_id"), grade).collectAsList()) {
      if (row.isNullAt(2) || row.getInt(2) < 0 || row.getInt(2) > MAX_GRADE) {
        throw new InputException(
            "%s: query '%s', document '%s': the grade must be a whole number from 0 to %d"
                .formatted(file, row.get(0), row.get(1), MAX_GRADE));
      }
      put(rows, row, row.getInt(2), file);
    }
    return rows;
  }

  private static <V> void put(Map<String, SortedMap<String, V>> rows, Row row, V value, Path file) {
    if (row.isNullAt(0) || row.isNullAt(1)) {
      throw new InputException(file + ": a row without query_id or doc_id");
    }
    V before =
        rows.computeIfAbsent(row.getString(0), query -> new TreeMap<>())
            .put(row.getString(1), value);
    if (before != null) {
      throw new InputException(
          "%s: two rows for query '%s', document '%s'"
              .formatted(file, row.getString(0), row.getString(1)));
    }
  }

  private static Dataset<Row> csv(SparkSession spark, Path file) {
    if (!Files.exists(file)) {
      throw new InputException(
          "%s: not found; a catalogue is a SVMlight/LETOR file or a folder with %s and %s"
              .formatted(file, CatalogueTables.FEATURES, CatalogueTables.GRADES));
    }
    return spark
        .read()
        .option("header", "true")
        .option("quote", "\"")
        .option("escape", "\"")
        .csv(SparkPath.of(file));
  }
}
