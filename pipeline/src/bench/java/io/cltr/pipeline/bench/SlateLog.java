package io.cltr.pipeline.bench;

import static io.cltr.pipeline.bench.BenchTables.uniform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A log of slates: 1,000 contexts (queries), five slots that are filled independently from five
 * actions, a unit for each slate, binary rewards, and a target policy of independent slots. {@code
 * slots-csv} holds a row for each slot once more for whoever else values them: numbers instead of
 * names, with the probabilities of the slot, of the slate down to it and of the whole slate by both
 * policies.
 *
 * @param folder of this number of slates
 */
record SlateLog(Path folder, long slates) {
  private static final String WORLD =
      """
      select id as context,
             transform(logged, x -> x / aggregate(logged, 0d, (s, y) -> s + y)) as logger,
             transform(wanted, x -> x / aggregate(wanted, 0d, (s, y) -> s + y)) as target, rate
      from (select id, transform(sequence(0, 4), a -> exp(%s)) as logged,
                   transform(sequence(0, 4), a -> exp(%s)) as wanted,
                   transform(sequence(0, 4), a -> 0.1 + 0.4 * %s) as rate
            from range(1000))
      """
          .formatted(uniform("5 * id + a", 1), uniform("5 * id + a", 2), uniform("5 * id + a", 3));

  private static final String SLATES =
      """
      select id, context, actions, transform(actions, a -> logger[a]) as logged,
             transform(actions, a -> target[a]) as wanted,
             transform(actions, (a, k) -> if(%s < rate[a] / (1 + k), 1, 0)) as rewards
      from (select *, transform(sequence(0, 4), k ->
                      least(size(filter(below, x -> x < %s)), 4)) as actions
            from (select id, pmod(xxhash64(id, 5), 1000) as context from range(0, %%d, 1, 8))
                 join (select *, transform(sequence(0, 4), a ->
                              aggregate(slice(logger, 1, a + 1), 0d, (x, y) -> x + y)) as below
                       from world) using (context))
      """
          .formatted(uniform("5 * id + k", 6), uniform("5 * id + k", 7));

  private static final String IMPRESSIONS =
      """
      select format_string('slate-%09d', id) as impression_id,
             format_string('unit-%09d', id) as unit_id,
             format_string('context-%03d', context) as query_id, 'live' as logger,
             timestamp_micros(1793491200000000 + id * 8000) as shown_at,
             transform(actions, a -> format_string('action-%d', a)) as doc_id,
             sequence(1, 5) as position, logged as logging_probability,
             transform(sequence(1, 5), k ->
               aggregate(slice(logged, 1, k), 1d, (x, y) -> x * y)) as cascade_probability
      from slates
      """;

  private static final String CLICKS =
      """
      select format_string('slate-%09d', id) as impression_id,
             format_string('action-%d', actions[k]) as doc_id, k + 1 as position,
             timestamp_micros(1793491205000000 + id * 8000) as clicked_at
      from slates lateral view explode(sequence(0, 4)) t as k where rewards[k] = 1
      """;

  private static final String POLICY =
      """
      select format_string('context-%03d', context) as query_id,
             format_string('action-%d', a) as doc_id, k as position, target[a] as probability
      from world lateral view explode(sequence(0, 4)) t as a
           lateral view explode(sequence(1, 5)) u as k
      """;

  private static final String SLOTS =
      """
      select id, k, actions[k] as action, rewards[k] as reward, logged[k] as slot,
             aggregate(slice(logged, 1, k + 1), 1d, (x, y) -> x * y) as down,
             aggregate(logged, 1d, (x, y) -> x * y) as whole, wanted[k] as wanted_slot,
             aggregate(slice(wanted, 1, k + 1), 1d, (x, y) -> x * y) as wanted_down,
             aggregate(wanted, 1d, (x, y) -> x * y) as wanted_whole
      from slates lateral view explode(sequence(0, 4)) t as k
      """;

  private static final String VALUES =
      """
      policies: [{kind: product, name: target, path: policy}]
      values:
        metrics: [clicks]
        estimators: [sips, iips, rips, snsips, sniips, snrips]
      """;

  /** Writes the tables unless they are there. */
  void write() throws IOException {
    if (!Files.exists(configuration())) {
      BenchTables tables = new BenchTables(folder);
      tables.make(spark -> make(spark, tables));
      Files.writeString(configuration(), VALUES);
    }
  }

  private void make(SparkSession spark, BenchTables tables) {
    tables.parquet(spark, "world", WORLD);
    tables.parquet(spark, "slates", SLATES.formatted(slates));
    tables.parquet(spark, "impressions", IMPRESSIONS);
    tables.parquet(spark, "clicks", CLICKS);
    tables.parquet(spark, "policy", POLICY);
    tables.csv(spark, "slots-csv", SLOTS);
  }

  Path configuration() {
    return folder.resolve("values.yaml");
  }
}
