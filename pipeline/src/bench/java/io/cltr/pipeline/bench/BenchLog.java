package io.cltr.pipeline.bench;

import io.cltr.pipeline.assemble.AssembleOptions;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.pipeline.table.TableSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A log of 1,000,000 impressions of 10 documents each, nested and flat, with clicks and features:
 * 200,000 users, 2,000 queries of 20 candidates, three loggers, half a click per impression.
 */
record BenchLog(Path folder) {
  static final long IMPRESSIONS = 1_000_000;
  static final int DEPTH = 10;

  private static final String RANKINGS =
      """
      select format_string('imp-%%016x', xxhash64(id, 1)) as impression_id,
             format_string('query-%%d', query) as query_id,
             format_string('user-%%08x', pmod(xxhash64(id, 2), 200000)) as unit_id,
             format_string('ranker-%%d', pmod(id, 3)) as logger,
             timestamp_micros(1793491200000000 + id * 80000) as shown_at,
             if(pmod(xxhash64(id, 3), 3) = 0, 'phone', 'desk') as device,
             transform(sequence(0, %1$d), k ->
               format_string('doc-%%d-%%02d', query, pmod(start + k * stride, 20))) as doc_id,
             sequence(1, %1$d + 1) as position
      from (select id, pmod(xxhash64(id, 4), 2000) as query, pmod(xxhash64(id, 5), 20) as start,
                   element_at(array(1, 3, 7, 9), cast(pmod(xxhash64(id, 6), 4) + 1 as int)) as stride
            from range(0, %2$d, 1, 8))
      """
          .formatted(DEPTH - 1, IMPRESSIONS);

  private static final String FLAT =
      """
      select impression_id, query_id, unit_id, logger, shown_at, device,
             shown.doc_id as doc_id, shown.position as position
      from nested lateral view explode(arrays_zip(doc_id, position)) t as shown
      """;

  private static final String CLICKS =
      """
      select impression_id, doc_id, position,
             shown_at + make_interval(0, 0, 0, 0, 0, 0, position * 5) as clicked_at, 'click' as kind
      from flat where pmod(xxhash64(impression_id, position), 20) = 0
      """;

  private static final String FEATURES =
      """
      select format_string('query-%d', q) as query_id,
             format_string('doc-%d-%02d', q, d) as doc_id,
             transform(sequence(1, 10), j -> cast(rand(1) as float)) as features
      from (select id div 20 as q, pmod(id, 20) as d from range(40000))
      """;

  /** Writes the tables unless they are there. */
  void write() {
    if (Files.exists(folder.resolve("features/_SUCCESS"))) {
      return;
    }
    SparkSession spark = Sessions.open("cltr bench");
    write(spark, "nested", RANKINGS);
    write(spark, "flat", FLAT);
    write(spark, "clicks", CLICKS);
    write(spark, "features", FEATURES);
    Sessions.close();
  }

  private void write(SparkSession spark, String table, String query) {
    String path = path(table);
    spark.sql(query).write().mode("overwrite").parquet(path);
    spark.read().parquet(path).createOrReplaceTempView(table);
  }

  String path(String table) {
    return folder.resolve(table).toString();
  }

  AssembleOptions options(String shape) {
    return AssembleOptions.of(TableSpec.of(path(shape)), TableSpec.of(path("clicks")))
        .withFeatures(TableSpec.of(path("features")));
  }
}
