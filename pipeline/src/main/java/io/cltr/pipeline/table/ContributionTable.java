package io.cltr.pipeline.table;

import io.cltr.fold.Source;
import io.cltr.pipeline.spark.SparkSource;
import io.cltr.random.Hash64;
import io.cltr.value.pass.UnitContribution;
import io.cltr.value.pass.Valuation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The table of what each unit adds to each value: unit (a hash of its id), bucket, policy, metric,
 * estimator, impressions, moments.
 */
public final class ContributionTable {
  private static final StructType SCHEMA =
      new StructType()
          .add("unit", DataTypes.StringType, false)
          .add("bucket", DataTypes.IntegerType, false)
          .add("policy", DataTypes.StringType, false)
          .add("metric", DataTypes.StringType, false)
          .add("estimator", DataTypes.StringType, false)
          .add("impressions", DataTypes.DoubleType, false)
          .add("moments", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private ContributionTable() {}

  /** One value of the table. */
  private record Cell(String policy, String metric, String estimator, int first, int moments)
      implements Serializable {}

  /** Writes the table as Parquet. */
  public static void write(
      SparkSession spark, Valuation valuation, Source<UnitContribution> units, String folder) {
    ArrayList<Cell> cells = new ArrayList<>(cells(valuation));
    JavaRDD<Row> rows =
        ((SparkSource<UnitContribution>) units).items().flatMap(unit -> rows(unit, cells));
    spark.createDataFrame(rows, SCHEMA).write().mode(SaveMode.ErrorIfExists).parquet(folder);
  }

  private static List<Cell> cells(Valuation valuation) {
    List<Cell> cells = new ArrayList<>();
    int[] moments = valuation.moments();
    int first = 0;
    for (int p = 0; p < valuation.policies().size(); p++) {
      for (int m = 0; m < valuation.metrics().size(); m++) {
        for (int e = 0; e < valuation.estimators().size(); e++) {
          int count = moments[cells.size()];
          cells.add(
              new Cell(
                  valuation.policies().get(p).name(),
                  valuation.metrics().get(m).id(),
                  valuation.label(e),
                  first,
                  count));
          first += count;
        }
      }
    }
    return cells;
  }

  private static Iterator<Row> rows(UnitContribution unit, List<Cell> cells) {
    String hash = "%016x".formatted(Hash64.of(unit.unit(), 0));
    return cells.stream()
        .map(
            cell ->
                RowFactory.create(
                    hash,
                    unit.bucket(),
                    cell.policy(),
                    cell.metric(),
                    cell.estimator(),
                    unit.impressions(),
                    Arrays.copyOfRange(
                        unit.moments(), cell.first(), cell.first() + cell.moments())))
        .iterator();
  }
}
