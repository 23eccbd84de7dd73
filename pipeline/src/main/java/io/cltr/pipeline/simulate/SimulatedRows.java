package io.cltr.pipeline.simulate;

import io.cltr.log.Impression;
import io.cltr.pipeline.files.DayFolders;
import io.cltr.simulate.Simulated;
import io.cltr.simulate.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Simulated impressions as rows; one partition per day, generated where it is written. */
final class SimulatedRows {
  private static final StructType CLICKS =
      new StructType(
          new StructField[] {
            field("impression_id", DataTypes.StringType),
            field("doc_id", DataTypes.StringType),
            field("position", DataTypes.IntegerType),
            field("clicked_at", DataTypes.TimestampType),
            field("reward", DataTypes.DoubleType),
            field("kind", DataTypes.StringType),
            field(DayFolders.DATE, DataTypes.StringType)
          });

  private SimulatedRows() {}

  /** One nested row per logged impression. */
  static Dataset<Row> impressions(SparkSession spark, Broadcast<World> world) {
    Told told = Told.of(world.value());
    return spark.createDataFrame(
        perDay(spark, world, (item, date) -> Stream.of(impression(item, date, told))),
        impressionSchema(told));
  }

  /** One row per click, in the folder of its impression's day. */
  static Dataset<Row> clicks(SparkSession spark, Broadcast<World> world) {
    return spark.createDataFrame(perDay(spark, world, SimulatedRows::clicks), CLICKS);
  }

  /** Which columns the log has beside those that all have. */
  private record Told(boolean probabilities, boolean slates, boolean weights)
      implements java.io.Serializable {
    static Told of(World world) {
      return new Told(
          world.hasLoggingProbabilities(),
          world.hasSlateProbabilities(),
          world.simulation().traffic().keepUnclicked() < 1);
    }
  }

  /** The rows of an impression shown on {@code date}. */
  private interface Codec extends java.io.Serializable {
    Stream<Row> rows(Simulated item, String date);
  }

  private static JavaRDD<Row> perDay(SparkSession spark, Broadcast<World> world, Codec codec) {
    int days = world.value().simulation().traffic().days();
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(IntStream.range(0, days).boxed().toList(), days)
        .flatMap(day -> rows(world.value(), day, codec));
  }

  private static Iterator<Row> rows(World world, int day, Codec codec) {
    var traffic = world.simulation().traffic();
    String date = traffic.date(day).toString();
    return LongStream.range(traffic.firstOf(day), traffic.firstOf(day + 1))
        .mapToObj(world::logged)
        .flatMap(Optional::stream)
        .flatMap(item -> codec.rows(item, date))
        .iterator();
  }

  private static StructType impressionSchema(Told told) {
    List<StructField> fields =
        new ArrayList<>(
            List.of(
                field("impression_id", DataTypes.StringType),
                field("unit_id", DataTypes.StringType),
                field("query_id", DataTypes.StringType),
                field("logger", DataTypes.StringType),
                field("shown_at", DataTypes.TimestampType),
                field("randomization", DataTypes.StringType),
                field("device", DataTypes.StringType),
                field("doc_id", DataTypes.createArrayType(DataTypes.StringType, false)),
                field("position", DataTypes.createArrayType(DataTypes.IntegerType, false))));
    if (told.probabilities) {
      fields.add(
          field("logging_probability", DataTypes.createArrayType(DataTypes.DoubleType, false)));
    }
    if (told.slates) {
      fields.add(
          field("cascade_probability", DataTypes.createArrayType(DataTypes.DoubleType, false)));
    }
    if (told.weights) {
      fields.add(field("weight", DataTypes.DoubleType));
    }
    fields.add(field(DayFolders.DATE, DataTypes.StringType));
    return new StructType(fields.toArray(StructField[]::new));
  }

  private static Row impression(Simulated item, String date, Told told) {
    Impression shown = item.impression();
    List<Object> cells =
        new ArrayList<>(
            Arrays.asList(
                shown.id(),
                shown.unit(),
                shown.query(),
                shown.logger(),
                instant(shown.shownAt()),
                shown.randomization(),
                shown.context().get("device"),
                shown.documents(),
                shown.positions()));
    if (told.probabilities) {
      cells.add(shown.loggingProbabilities());
    }
    if (told.slates) {
      cells.add(shown.cascadeProbabilities());
    }
    if (told.weights) {
      cells.add(shown.weight());
    }
    cells.add(date);
    return RowFactory.create(cells.toArray());
  }

  private static Stream<Row> clicks(Simulated item, String date) {
    Impression shown = item.impression();
    return IntStream.range(0, shown.size())
        .filter(k -> shown.clicks()[k] > 0)
        .mapToObj(
            k ->
                RowFactory.create(
                    shown.id(),
                    shown.documents()[k],
                    shown.positions()[k],
                    instant(item.clickedAt()[k]),
                    shown.rewards()[k],
                    "click",
                    date));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, false);
  }
}
