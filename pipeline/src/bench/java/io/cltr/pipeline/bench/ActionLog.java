package io.cltr.pipeline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * A log of single actions: 1,000 contexts (queries) of 10 actions, a unit for each round, softmax
 * logging probabilities, binary rewards; 20 target policies, sharper from one to the next, each
 * deterministic in every tenth context; a reward model; and what values them all. {@code
 * rounds-csv} and {@code cells-csv} hold the rounds, and the first policy and the model by context
 * and action, once more for whoever else values them: numbers instead of names.
 *
 * @param folder of this number of rounds
 */
record ActionLog(Path folder, long rounds) {
  static final int POLICIES = 20;

  private static final String WORLD =
      """
      select id as context, transform(sequence(0, 9), a -> exp(2 * %s)) as odds,
             transform(sequence(0, 9), a -> %s) as score,
             transform(sequence(0, 9), a -> 0.02 + 0.2 * %s) as rate,
             transform(sequence(0, 9), a -> 0.02 + 0.2 * %s) as predicted
      from range(1000)
      """
          .formatted(
              BenchTables.uniform("10 * id + a", 1),
              BenchTables.uniform("10 * id + a", 2),
              BenchTables.uniform("10 * id + a", 3),
              BenchTables.uniform("10 * id + a", 4));

  private static final String LOGGER =
      """
      select *, transform(sequence(0, 9), a ->
                  aggregate(slice(logger, 1, a + 1), 0d, (x, y) -> x + y)) as below
      from (select *, transform(odds, x -> x / aggregate(odds, 0d, (s, y) -> s + y)) as logger
            from world)
      """;

  private static final String ROUNDS =
      """
      select id, context, action, logger[action] as probability,
             if(%s < rate[action], 1, 0) as reward
      from (select *, least(size(filter(below, x -> x < draw)), 9) as action
            from (select id, pmod(xxhash64(id, 5), 1000) as context, %s as draw
                  from range(0, %%d, 1, 8)) join logger using (context))
      """
          .formatted(BenchTables.uniform("id", 6), BenchTables.uniform("id", 7));

  private static final String IMPRESSIONS =
      """
      select format_string('round-%09d', id) as impression_id,
             format_string('unit-%09d', id) as unit_id,
             format_string('context-%03d', context) as query_id, 'live' as logger,
             timestamp_micros(1793491200000000 + id * 8000) as shown_at,
             format_string('action-%d', action) as doc_id, 1 as position,
             probability as logging_probability
      from rounds
      """;

  private static final String CLICKS =
      """
      select format_string('round-%09d', id) as impression_id,
             format_string('action-%d', action) as doc_id,
             timestamp_micros(1793491205000000 + id * 8000) as clicked_at
      from rounds where reward = 1
      """;

  private static final String CELLS =
      """
      select context, action, format_string('context-%%03d', context) as query_id,
             format_string('action-%%d', action) as doc_id, 1 as position,
             predicted[action] as reward,
             if(context %% 10 = 0, double(score[action] = array_max(score)),
                odds[action] / aggregate(odds, 0d, (x, y) -> x + y)) as probability
      from (select context, score, predicted, transform(score, x -> exp(%f * x)) as odds from world)
           lateral view explode(sequence(0, 9)) t as action
      """;

  private static final String VALUES =
      """
      values:
        metrics: [clicks]
        intervals: [t, {kind: bootstrap-percentile, resamples: 100}]
        rewardModel: {kind: table, path: reward-model}
        estimators:
          - replay
          - ips
          - {kind: clipped-ips, clip: 2}
          - {kind: clipped-ips, clip: 10}
          - snips
          - dm
          - {kind: dr, clip: none}
          - {kind: dr, clip: 2}
          - {kind: dr, clip: 10}
          - sndr
          - {kind: switch-dr, threshold: 2}
          - {kind: switch-dr, threshold: 10}
          - {kind: dr-os, lambda: 1}
          - {kind: dr-os, lambda: 10}
          - {kind: sg-ips, lambda: 0.05}
          - {kind: sg-dr, lambda: 0.05}
      """;

  /** Writes the tables unless they are there. */
  void write() throws IOException {
    if (Files.exists(configuration(1))) {
      return;
    }
    BenchTables tables = new BenchTables(folder);
    tables.make(spark -> make(spark, tables));
    configure(POLICIES);
    configure(1);
  }

  private void make(SparkSession spark, BenchTables tables) {
    tables.parquet(spark, "world", WORLD);
    spark.sql(LOGGER).createOrReplaceTempView("logger");
    tables.parquet(spark, "rounds", ROUNDS.formatted(rounds));
    tables.parquet(spark, "impressions", IMPRESSIONS);
    tables.parquet(spark, "clicks", CLICKS);
    tables.csv(spark, "rounds-csv", "select context, action, reward, probability from rounds");
    for (int i = POLICIES - 1; i >= 0; i--) {
      tables.parquet(spark, "cells", CELLS.formatted(2 + 0.2 * i));
      tables.parquet(spark, "policy-" + i, "select query_id, doc_id, position, probability from cells");
    }
    tables.parquet(spark, "reward-model", "select query_id, doc_id, reward from cells");
    tables.csv(spark, "cells-csv", "select context, action, probability, reward from cells");
  }

  /** The configuration that values so many policies. */
  Path configuration(int policies) {
    return folder.resolve("values-%d.yaml".formatted(policies));
  }

  private void configure(int policies) throws IOException {
    String listed =
        IntStream.range(0, policies)
            .mapToObj(i -> "  - {kind: table, name: policy-%1$d, path: policy-%1$d}\n".formatted(i))
            .collect(Collectors.joining("", "policies:\n", VALUES));
    Files.writeString(configuration(policies), listed);
  }

  String path(String table) {
    return new BenchTables(folder).path(table);
  }
}
