package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.learner.Grades;
import io.cltr.log.InputException;
import io.cltr.pipeline.spark.SparkSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables of true relevance: query_id, doc_id, grade. */
public final class GradeTables extends DriverTable<GradeTables.Graded> {
  private static final String TABLE = "grades";
  private static final String QUERY = "query_id";
  private static final String DOCUMENT = "doc_id";
  private static final String GRADE = "grade";

  private GradeTables() {}

  /** One row. */
  record Graded(String query, String document, double grade) {}

  /** The grades of the table at {@code path}, by query; a row that cannot be read is an error. */
  public static Source<Keyed<Grades>> source(SparkSession spark, String path) {
    Map<String, TreeMap<String, Double>> byQuery = new TreeMap<>();
    for (Graded row : new GradeTables().read(spark, path)) {
      Double other =
          byQuery
              .computeIfAbsent(row.query(), q -> new TreeMap<>())
              .put(row.document(), row.grade());
      if (other != null || !(row.grade() >= 0)) {
        throw new InputException(
            "grades: '%s': query '%s', document '%s' has the grade %s%s; give one grade of 0 or more"
                .formatted(
                    path,
                    row.query(),
                    row.document(),
                    row.grade(),
                    other == null ? "" : " and the grade " + other));
      }
    }
    List<Keyed<Grades>> grades = new ArrayList<>();
    byQuery.forEach(
        (query, documents) ->
            grades.add(
                new Keyed<>(
                    query,
                    new Grades(
                        documents.keySet().toArray(String[]::new),
                        documents.values().stream().mapToDouble(Double::doubleValue).toArray()))));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return SparkSource.of(context, grades, Layout.byKey(), context.defaultParallelism());
  }

  @Override
  String name() {
    return TABLE;
  }

  @Override
  String[] required() {
    return new String[] {QUERY, DOCUMENT, GRADE};
  }

  @Override
  String needs() {
    return "%s, %s and %s".formatted(QUERY, DOCUMENT, GRADE);
  }

  @Override
  String oneForEach() {
    return "query and document";
  }

  @Override
  List<Column> values(RawTable table) {
    return List.of(
        Cell.id(table, QUERY).value(),
        Cell.id(table, DOCUMENT).value(),
        Cell.number(table, GRADE).value());
  }

  @Override
  Stream<Column> reasons(RawTable table) {
    Cell grade = Cell.number(table, GRADE);
    return Stream.of(
        Cell.id(table, QUERY).reason(),
        Cell.id(table, DOCUMENT).reason(),
        grade.reason(),
        when(grade.value().isNull(), lit(RowCheck.MISSING_VALUE.problem(GRADE).code())));
  }

  @Override
  Graded row(Row values) {
    return new Graded(values.getString(0), values.getString(1), values.getDouble(2));
  }
}
