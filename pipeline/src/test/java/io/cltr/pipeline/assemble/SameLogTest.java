package io.cltr.pipeline.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.table.TableSpec;
import io.cltr.random.Generator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows give the same log, however they are written, split and spread. */
class SameLogTest {
  private static final String HEADER =
      "impression_id,query_id,doc_id,position,unit_id,session_id,logger,shown_at,"
          + "logging_probability,randomization,weight,device";

  @TempDir static Path folder;

  private static List<String> rows;
  private static List<String> clicks;
  private static List<String> features;
  private static AssembledLog expected;

  private static TinyLog tiny() {
    return new TinyLog(folder);
  }

  /** 120 impressions of 40 units; the names need quotes, and more than Unicode's basic plane. */
  @BeforeAll
  static void assembleOnce() {
    Generator random = new Generator(3);
    rows = new ArrayList<>();
    clicks = new ArrayList<>();
    features = new ArrayList<>();
    String[] letters = {"\uFF21", "\uD83D\uDE00", "z", "a, \"b\"", "é", "~", "Z", "0"};
    for (int q = 0; q < 6; q++) {
      for (String letter : letters) {
        features.add("q%d,%s,%s,%d".formatted(q, quoted(letter), random.nextDouble(), q));
      }
    }
    for (int i = 0; i < 120; i++) {
      String unit = letters[random.nextInt(8)] + random.nextInt(5);
      int[] order = {0, 1, 2, 3, 4, 5, 6, 7};
      random.shuffle(order, 8);
      int query = random.nextInt(6);
      long time = 1_790_000_000_000L + random.nextInt(50);
      for (int k = 0; k < 4; k++) {
        String document = quoted(letters[order[k]]);
        rows.add(
            "i%d,q%d,%s,%d,%s,s,prod,%d,%s,%s,%s,%s"
                .formatted(
                    i,
                    query,
                    document,
                    k + 1,
                    quoted(unit),
                    time,
                    1 / (k + 1.5),
                    i % 3 == 0 ? "shuffle-4" : "",
                    i % 5 == 0 ? "" : 1 + i / 7.0,
                    i % 2 == 0 ? "phone" : ""));
        if (random.nextBoolean(0.2)) {
          clicks.add("i%d,%s,%s".formatted(i, document, random.nextDouble()));
        }
      }
    }
    expected = assemble("one", write("one", 1, 0), 2);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The three tables, shuffled by {@code seed} and split into files. */
  private static AssembleOptions write(String name, int files, int seed) {
    return AssembleOptions.of(
            split(name + "-impressions", HEADER, rows, files, seed),
            split(name + "-clicks", "impression_id,doc_id,reward", clicks, files, seed))
        .withFeatures(
            split(
                name + "-features", "query_id,doc_id,feature_0,feature_1", features, files, seed));
  }

  private static TableSpec split(
      String name, String header, List<String> lines, int files, int seed) {
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(seed));
    for (int f = 0; f < files; f++) {
      List<String> part = new ArrayList<>(List.of(header));
      for (int i = f; i < shuffled.size(); i += files) {
        part.add(shuffled.get(i));
      }
      tiny().write(name + "/part-" + f + ".csv", part);
    }
    return TableSpec.of(folder.resolve(name).toString());
  }

  private static AssembledLog assemble(String name, AssembleOptions options, int partitions) {
    return TinyLog.assemble(
        options.withPartitions(partitions), folder.resolve(name + "-log-" + partitions).toString());
  }

  private static void assertSame(AssembledLog log) {
    assertThat(log.manifest().inputHash()).isEqualTo(expected.manifest().inputHash());
    assertThat(log.impressions().fold(new ToList<>()))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(expected.impressions().fold(new ToList<>()));
    assertThat(log.queries().fold(new ToList<>()))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(expected.queries().fold(new ToList<>()));
  }

  @Test
  void theLogIsNotEmptyAndNothingIsLost() {
    assertThat(expected.manifest().impressions()).isEqualTo(120);
    assertThat(expected.manifest().displays()).isEqualTo(480);
    assertThat(expected.manifest().clicks()).isEqualTo(clicks.size());
    assertThat(expected.manifest().candidates()).isEqualTo(48);
    assertThat(expected.manifest().quarantined()).isEmpty();
  }

  @Test
  void theLayoutIsThatOfALocalSource() {
    List<Impression> impressions = expected.impressions().fold(new ToList<>());
    List<Impression> shuffled = new ArrayList<>(impressions);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(Source.of(shuffled, Impression.LAYOUT).fold(new ToList<>())).isEqualTo(impressions);
    List<Keyed<Query>> queries = expected.queries().fold(new ToList<>());
    List<Keyed<Query>> mixed = new ArrayList<>(queries);
    Collections.shuffle(mixed, new Random(5));
    assertThat(Source.of(mixed, Layout.<Query>byKey()).fold(new ToList<>())).isEqualTo(queries);
    assertThat(queries.get(0).value().documents()).isSorted();
  }

  @Test
  void filesAndPartitionsDoNotMatter() {
    AssembleOptions seven = write("seven", 7, 9);
    assertSame(assemble("seven", seven, 2));
    assertSame(assemble("seven", seven, 16));
  }

  @Test
  void nestedParquetEqualsFlatCsv() {
    SparkSession spark = TestSpark.session();
    AssembleOptions flat = write("flat", 1, 4);
    Dataset<Row> table =
        spark.read().option("header", true).option("escape", "\"").csv(flat.impressions().path());
    table.createOrReplaceTempView("flat");
    Dataset<Row> nested =
        spark.sql(
            """
            select impression_id, query_id, unit_id, session_id, logger, randomization, device,
                   cast(weight as double) as weight,
                   timestamp_millis(cast(shown_at as bigint)) as shown_at,
                   collect_list(doc_id) as doc_id,
                   collect_list(cast(position as int)) as position,
                   collect_list(cast(logging_probability as double)) as logging_probability
            from flat
            group by all
            """);
    String parquet = folder.resolve("nested").toString();
    nested.repartition(3).write().parquet(parquet);
    String json = folder.resolve("nested-json").toString();
    nested.repartition(2).write().json(json);
    assertSame(assemble("parquet", withImpressions(flat, parquet), 2));
    assertSame(assemble("json", withImpressions(flat, json), 3));
  }

  private static AssembleOptions withImpressions(AssembleOptions options, String path) {
    return AssembleOptions.of(TableSpec.of(path), options.clicks())
        .withFeatures(options.features().orElseThrow());
  }

  @Test
  void aChangedRowChangesTheHash() {
    List<String> changed = new ArrayList<>(clicks);
    changed.set(0, changed.get(0).replaceFirst(",[^,]*$", ",0.125"));
    AssembleOptions options = write("changed", 1, 0);
    AssembleOptions other =
        AssembleOptions.of(
                options.impressions(),
                split("other-clicks", "impression_id,doc_id,reward", changed, 1, 0))
            .withFeatures(options.features().orElseThrow());
    assertThat(assemble("changed", other, 2).manifest().inputHash())
        .isNotEqualTo(expected.manifest().inputHash());
  }
}
