package io.cltr.pipeline.bench;

import io.cltr.pipeline.spark.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Tables of one benchmark, made by SQL; each is a view of its name. */
record BenchTables(Path folder) {
  /** Makes tables. */
  interface Maker {
    void make(SparkSession spark) throws IOException;
  }

  void make(Maker maker) throws IOException {
    maker.make(Sessions.open("cltr bench"));
    Sessions.close();
  }

  /** Something in [0, 1) that is a function of its key. */
  static String uniform(String key, int salt) {
    return "(pmod(xxhash64(%s, %d), 1000000007) / 1000000007)".formatted(key, salt);
  }

  void parquet(SparkSession spark, String table, String query) {
    spark.sql(query).write().mode("overwrite").parquet(path(table));
    spark.read().parquet(path(table)).createOrReplaceTempView(table.replace('-', '_'));
  }

  void csv(SparkSession spark, String table, String query) {
    spark.sql(query).write().mode("overwrite").option("header", true).csv(path(table));
  }

  String path(String table) {
    return folder.resolve(table).toString();
  }
}
