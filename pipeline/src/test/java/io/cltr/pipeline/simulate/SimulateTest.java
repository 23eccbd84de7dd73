package io.cltr.pipeline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.pipeline.TestSpark;
import io.cltr.pipeline.files.StagedFolder;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.letor.LetorOptions;
import io.cltr.simulate.Groups;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {
  private static final long SEED = 5;
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir Path folder;

  @Test
  void writesTheContractsTablesAndNothingElse() throws IOException {
    SimulateResult result = Simulate.run(SPARK, options("log", small(new Simulation())));
    assertThat(files(result.out()).keySet())
        .containsExactly(
            "clicks/date=2026-11-14/part-0.parquet",
            "clicks/date=2026-11-15/part-0.parquet",
            "clicks/date=2026-11-16/part-0.parquet",
            "documents.csv",
            "features.csv",
            "impressions/date=2026-11-14/part-0.parquet",
            "impressions/date=2026-11-15/part-0.parquet",
            "impressions/date=2026-11-16/part-0.parquet",
            "truth.json");
    assertThat(result.impressions()).isEqualTo(301);
    assertThat(rows(result, "impressions")).hasSize(301);
    assertThat(rows(result, "clicks")).hasSize((int) result.clicks());
    List<String> features = Files.readAllLines(result.out().resolve("features.csv"));
    assertThat(features).hasSize(1 + result.pairs());
    assertThat(features.get(0)).startsWith("query_id,doc_id,feature_0,").endsWith("feature_9");
    assertThat(features.get(1)).matches("q01,d001(,-?\\d(\\.\\d{1,3})?){10}");
    List<String> documents = Files.readAllLines(result.out().resolve("documents.csv"));
    assertThat(documents).hasSize(1 + result.pairs()).startsWith("doc_id,group_0");
    assertThat(documents.get(1)).matches("d001,(established|newcomer)");
  }

  @Test
  void rowsAreTheImpressionsOfTheWorld() {
    Simulation simulation = small(new Simulation());
    SimulateResult result = Simulate.run(SPARK, options("log", simulation));
    World world = World.of(simulation, SEED);
    List<Row> rows = rows(result, "impressions");
    int click = 0;
    List<Row> clicks = rows(result, "clicks");
    for (int i = 0; i < rows.size(); i++) {
      Impression shown = world.impression(i).impression();
      Row row = rows.get(i);
      assertThat(row.<String>getAs("impression_id")).isEqualTo(shown.id());
      assertThat(row.<String>getAs("unit_id")).isEqualTo(shown.unit());
      assertThat(row.<String>getAs("query_id")).isEqualTo(shown.query());
      assertThat(row.<String>getAs("logger")).isEqualTo(shown.logger());
      assertThat(row.<String>getAs("randomization")).isEqualTo(shown.randomization());
      assertThat(row.<String>getAs("device")).isEqualTo(shown.context().get("device"));
      assertThat(row.<String>getList(row.fieldIndex("doc_id"))).containsExactly(shown.documents());
      assertThat(row.<Integer>getList(row.fieldIndex("position")))
          .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
      Instant shownAt = row.<java.sql.Timestamp>getAs("shown_at").toInstant();
      assertThat(micros(shownAt)).isEqualTo(shown.shownAt());
      assertThat(row.get(row.fieldIndex("date"))).hasToString(shownAt.toString().substring(0, 10));
      for (int k = 0; k < shown.size(); k++) {
        if (shown.clicks()[k] > 0) {
          Row clicked = clicks.get(click++);
          assertThat(clicked.<String>getAs("impression_id")).isEqualTo(shown.id());
          assertThat(clicked.<String>getAs("doc_id")).isEqualTo(shown.documents()[k]);
          assertThat(clicked.<Integer>getAs("position")).isEqualTo(k + 1);
          assertThat(clicked.<Double>getAs("reward")).isEqualTo(shown.rewards()[k]);
          assertThat(clicked.<String>getAs("kind")).isEqualTo("click");
          assertThat(micros(clicked.<java.sql.Timestamp>getAs("clicked_at").toInstant()))
              .isEqualTo(world.impression(i).clickedAt()[k]);
        }
      }
    }
    assertThat(click).isEqualTo(clicks.size()).isPositive();
  }

  @Test
  void sameOptionsGiveTheSameBytes() throws IOException {
    Simulation simulation = small(new Simulation());
    Path first = Simulate.run(SPARK, options("first", simulation)).out();
    Path second = Simulate.run(SPARK, options("second", simulation)).out();
    Map<String, byte[]> expected = files(first);
    assertThat(files(second)).containsExactlyEntriesOf(expected);
    Files.writeString(first.resolve("README.md"), "stays");
    Simulate.run(SPARK, options("first", simulation));
    assertThat(first.resolve("README.md")).hasContent("stays");
    Files.delete(first.resolve("README.md"));
    assertThat(files(first)).containsExactlyEntriesOf(expected);
    SimulateOptions other =
        new SimulateOptions(
            folder.resolve("other"), 6, Optional.empty(), new LetorOptions(), simulation);
    assertThat(files(Simulate.run(SPARK, other).out()).get("truth.json"))
        .isNotEqualTo(expected.get("truth.json"));
  }

  @Test
  void truthReadsBack() {
    SimulateResult result = Simulate.run(SPARK, options("log", small(new Simulation())));
    assertThat(TruthJson.read(result.out().resolve(TruthJson.NAME)))
        .usingRecursiveComparison()
        .isEqualTo(result.truth());
  }

  @Test
  void truthTellsTheSimulationAsConfigurationsDo() throws IOException {
    Simulation simulation = small(Simulation.oneAction());
    SimulateResult result = Simulate.run(SPARK, options("log", simulation));
    JsonNode told = Json.mapper().readTree(result.out().resolve(TruthJson.NAME).toFile());
    assertThat(Json.mapper().treeToValue(told.get("simulation"), Simulation.class))
        .isEqualTo(simulation);
  }

  @Test
  void stochasticLoggersTellTheirProbabilities() {
    SimulateResult result = Simulate.run(SPARK, options("log", small(Simulation.oneAction())));
    for (Row row : rows(result, "impressions")) {
      assertThat(row.<Integer>getList(row.fieldIndex("position"))).containsExactly(1);
      assertThat(row.<Double>getList(row.fieldIndex("logging_probability")))
          .singleElement()
          .matches(p -> p > 0 && p < 1);
    }
  }

  @Test
  void aDownsampledLogHasAllClicksAndWeights() {
    Simulation full = small(new Simulation());
    SimulateResult whole = Simulate.run(SPARK, options("full", full));
    SimulateResult result = Simulate.run(SPARK, options("log", keepingAQuarter(full)));
    assertThat(rows(whole, "impressions").get(0).schema().fieldNames()).doesNotContain("weight");
    List<Row> rows = rows(result, "impressions");
    assertThat(result.impressions()).isEqualTo(rows.size()).isLessThan(301);
    assertThat(rows(result, "clicks")).isEqualTo(rows(whole, "clicks"));
    Set<Object> clicked =
        rows(result, "clicks").stream()
            .map(row -> row.getAs("impression_id"))
            .collect(Collectors.toSet());
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.<Double>getAs("weight"))
                    .isEqualTo(clicked.contains(row.getAs("impression_id")) ? 1 : 4));
    assertThat(rows).anySatisfy(row -> assertThat(row.<Double>getAs("weight")).isEqualTo(4));
  }

  private static Simulation keepingAQuarter(Simulation full) {
    return new Simulation(
        full.catalogue(),
        full.groups(),
        new Traffic(301, 90, .3, "2026-11-14", 3, 0.25),
        full.user(),
        full.positions(),
        full.loggers(),
        full.randomization());
  }

  @Test
  void somebodyElsesFolderIsNotOverwritten() throws IOException {
    Files.createDirectories(folder.resolve("log/impressions"));
    assertThatThrownBy(() -> Simulate.run(SPARK, options("log", small(new Simulation()))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("holds 'impressions' but no 'truth.json'");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void aFolderWithAnyFileOfSomebodyElseIsRefusedAndAnEmptyOneIsNot() throws IOException {
    Path log = Files.createDirectories(folder.resolve("log"));
    Files.writeString(log.resolve("thesis.tex"), "mine");
    assertThatThrownBy(() -> Simulate.run(SPARK, options("log", small(new Simulation()))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("holds 'thesis.tex' but no 'truth.json'");
    Files.delete(log.resolve("thesis.tex"));
    Simulate.run(SPARK, options("log", small(new Simulation())));
    assertThat(log.resolve("truth.json")).exists();
  }

  @Test
  void twoSimulationsInOneFolderAreOneTooMany() {
    Path log = folder.resolve("log");
    try (StagedFolder first =
        StagedFolder.open(log, List.of("impressions", "clicks"), TruthJson.NAME)) {
      assertThatThrownBy(() -> Simulate.run(SPARK, options("log", small(new Simulation()))))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("is in use by a run on host");
      assertThat(first.path("clicks")).doesNotExist();
    }
    assertThat(log).isEmptyDirectory();
  }

  @Test
  void whatAKilledSimulationLeftIsReplaced() throws IOException {
    Path log = folder.resolve("log");
    Files.createDirectories(log.resolve(".staging/clicks"));
    Files.createDirectories(log.resolve("impressions"));
    Simulate.run(SPARK, options("log", small(new Simulation())));
    assertThat(log.resolve("truth.json")).exists();
    assertThat(log.resolve(".staging")).doesNotExist();
  }

  @Test
  void catalogueMayBeALetorFile() throws IOException {
    Path file = folder.resolve("graded.txt");
    Files.writeString(file, "2 qid:b 1:1 2:5\n0 qid:b 1:3\n0 qid:a 2:4 # a9\n1 qid:a 1:2 # a3\n");
    Simulation simulation = small(new Simulation());
    SimulateOptions options =
        new SimulateOptions(
            folder.resolve("log"), SEED, Optional.of(file), new LetorOptions(), simulation);
    SimulateResult result = Simulate.run(SPARK, options);
    assertThat(result.queries()).isEqualTo(2);
    assertThat(result.out().resolve("features.csv"))
        .hasContent(
            "query_id,doc_id,feature_0,feature_1\na,a3,2,0\na,a9,0,4\nb,b-1,1,5\nb,b-2,3,0\n");
    assertThat(result.truth().queries().get(0).grades()).containsExactly(1, 0);
    assertThat(rows(result, "impressions")).hasSize(301);
  }

  private SimulateOptions options(String name, Simulation simulation) {
    return new SimulateOptions(
        folder.resolve(name), SEED, Optional.empty(), new LetorOptions(), simulation);
  }

  /** 301 impressions of 40 queries over three days. */
  static Simulation small(Simulation base) {
    return new Simulation(
        new SyntheticCatalogue(40, 12, 15, 10, .9, base.catalogue().gradeShares()),
        new Groups(),
        new Traffic(301, 90, .3, "2026-11-14", 3, base.traffic().keepUnclicked()),
        base.user(),
        base.positions(),
        base.loggers(),
        base.randomization());
  }

  private static List<Row> rows(SimulateResult result, String table) {
    return SPARK
        .read()
        .parquet(result.out().resolve(table).toString())
        .orderBy("impression_id", "position")
        .collectAsList();
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
  }

  private static SortedMap<String, byte[]> files(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
