package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.artefact.Policies;
import io.cltr.pipeline.artefact.PolicyFile;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.policy.Ranks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with a stored policy: score, and the gate of another run. */
class PolicyVerbsTest {
  private static final int KEYS = 2000;

  @TempDir static Path folder;
  private static Path features;
  private static Path documents;
  private static Path runs;
  private static Scored scoring;

  @BeforeAll
  static void night() throws IOException {
    Path logs = folder.resolve("logs");
    SmallLog.simulate(logs);
    features = logs.resolve("features.csv");
    documents = logs.resolve("documents.csv");
    Path table = folder.resolve("policy.csv");
    String[] first = Scored.cells(features).get(0);
    Files.write(
        table,
        List.of(
            "query_id,doc_id,position,probability",
            String.join(",", first[0], first[1], "1", "1")));
    runs = folder.resolve("runs");
    scoring = new Scored(folder);
    String policies =
        "[{kind: logger, logger: production}, {kind: top-score, ranker: ips-softmax},"
            + " {kind: plackett-luce, ranker: ips-softmax, temperature: 0.5, name: 'soft:half'},"
            + " uniform, {kind: table, name: given, path: "
            + table
            + "}]";
    SmallLog.run(
        0,
        SmallLog.nightly(
            logs,
            runs,
            "--keep-log",
            "--set=training.rankers=[{name: ips-softmax, learner: ips-softmax}]",
            "--set=policies=" + policies));
  }

  private static String score(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--format=csv"));
    all.addAll(List.of(arguments));
    return scoring.run(exit, "score", features, all);
  }

  private static String policy(String name) {
    return "--policy=" + runs + "#" + name;
  }

  @Test
  void drawsFollowTheProbabilitiesOfThePolicy() throws IOException {
    Path keys = scoring.keys("many.csv", IntStream.range(0, KEYS).mapToObj(i -> "q01,user " + i));
    String text = score(0, policy("soft:half"), "--keys=" + keys, "--depth=3");
    assertThat(text).contains("soft:half ranked ", ": 2,000 rankings for 2,000 keys");
    Query query = Scored.query(features, "q01");
    Ranks ranks =
        new Policies(new Configuration())
            .find(runs.toString(), "soft:half")
            .policy(1)
            .ranks(query, Displays.NONE, 3)
            .orElseThrow();
    double[] drawn = new double[query.size() * 3];
    for (String[] row : scoring.rankings()) {
      int document = Arrays.binarySearch(query.documents(), row[2]);
      drawn[document * 3 + Integer.parseInt(row[3]) - 1] += 1.0 / KEYS;
    }
    for (int i = 0; i < drawn.length; i++) {
      double p = ranks.probabilities()[i];
      assertThat(drawn[i]).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / KEYS) + 1e-9));
    }
    JsonNode scores = RunFolders.json(scoring.latest("score").resolve("scores.json"));
    assertThat(scores.get("rankings").asLong()).isEqualTo(KEYS);
    assertThat(scores.get("keys").asLong()).isEqualTo(KEYS);
    assertThat(scores.at("/policy/kind").asText()).isEqualTo("plackett-luce");
    assertThat(scores.at("/model/name").asText()).isEqualTo("ips-softmax");
  }

  @Test
  void theSameKeysGiveTheSameRankingsHoweverTheyAreRead() throws IOException {
    List<String> rows =
        IntStream.range(0, 60)
            .mapToObj(i -> "q%02d,user %d".formatted(1 + i % 12, i / 4))
            .collect(Collectors.toList());
    String[] arguments = {policy("soft:half"), "--keys=" + scoring.keys("few.csv", rows.stream())};
    score(0, arguments);
    Path run = scoring.latest("score");
    byte[] manifest = Files.readAllBytes(run.resolve("manifest.json"));
    Map<String, List<String>> expected = scoring.byKey();
    assertThat(new HashSet<>(expected.values())).hasSizeGreaterThan(50);
    Collections.reverse(rows);
    rows.add(rows.get(0));
    Path split = Files.createDirectories(folder.resolve("split"));
    for (int part = 0; part < 3; part++) {
      scoring.keys(
          "split/" + part + ".csv", rows.stream().skip(part * 20L).limit(part < 2 ? 20 : 21));
    }
    SparkSession.active().stop();
    SparkConf one =
        new SparkConf().set("spark.master", "local[1]").set("spark.default.parallelism", "3");
    Sessions.open("cltr tests", one);
    try {
      score(0, policy("soft:half"), "--keys=" + split);
    } finally {
      SparkSession.active().stop();
    }
    assertThat(scoring.latest("score")).isEqualTo(run);
    assertThat(Files.readAllBytes(run.resolve("manifest.json"))).isEqualTo(manifest);
    assertThat(scoring.byKey()).isEqualTo(expected);
  }

  @Test
  void oneKeyDrawsEachQueryOnce() throws IOException {
    Path trec = folder.resolve("drawn.run");
    String text = score(0, policy("uniform"), "--trec=" + trec, "--documents=" + documents);
    assertThat(text).contains("uniform ranked ", "each query was drawn once, with one key for all");
    List<String[]> rows = scoring.rankings();
    assertThat(rows)
        .hasSameSizeAs(Scored.cells(features))
        .allSatisfy(row -> assertThat(row).hasSize(3));
    assertThat(Files.readAllLines(trec))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream()
                .map(
                    row ->
                        "%s Q0 %s %s %s uniform"
                            .formatted(row[0], row[1], row[2], 1.0 / Integer.parseInt(row[2])))
                .toList());
    JsonNode manifest = RunFolders.json(scoring.latest("score").resolve("manifest.json"));
    assertThat(manifest.at("/run/inputs").toString()).contains("documents.csv", "#uniform");
    JsonNode scores = RunFolders.json(scoring.latest("score").resolve("scores.json"));
    assertThat(scores.get("model").isNull()).isTrue();
    assertThat(scores.get("features")).isEmpty();
    score(0, policy("uniform"), "--key=other", "--documents=" + documents);
    assertThat(scoring.rankings()).hasSameSizeAs(rows);
    assertThat(Set.copyOf(scoring.rankings().stream().map(List::of).toList()))
        .isNotEqualTo(Set.copyOf(rows.stream().map(List::of).toList()));
  }

  @Test
  void keysThatCannotBeUsedAreTold() throws IOException {
    Path keys = scoring.keys("bad.csv", Stream.of("q01,a", "q02,", ",b", "nowhere,c", "nowhere,d"));
    assertThat(score(Cltr.DATA, policy("uniform"), "--keys=" + keys))
        .contains("keys: 2 of 5 rows (40.0%) cannot be used", "key missing");
    String text = score(0, policy("uniform"), "--keys=" + keys, "--set=maxBadShare=0.5");
    assertThat(text)
        .contains(
            "1 row of keys left out: key missing",
            "2 rows of keys left out: 1 query without features, e.g. 'nowhere'");
    assertThat(scoring.byKey()).containsOnlyKeys("q01 a");
    assertThat(scoring.latest("score").resolve("quarantine")).isDirectory();
    Path strange = scoring.keys("strange.csv", Stream.of("nowhere,c"));
    assertThat(score(Cltr.DATA, policy("uniform"), "--keys=" + strange))
        .contains("keys: no row of '", "is of a query with features; look at its query_id");
  }

  @Test
  void whatCannotBeDrawnIsRefused() throws IOException {
    String model = "--model=" + runs + "#ips-softmax";
    assertThat(score(Cltr.USAGE)).contains("--model=POLICY", "--policy=POLICY");
    assertThat(score(Cltr.USAGE, model, policy("uniform"))).contains("mutually exclusive");
    assertThat(score(Cltr.USAGE, model, "--key=a")).contains("--keys and --key are for --policy");
    assertThat(score(Cltr.USAGE, policy("uniform"), "--keys=x", "--trec=y"))
        .contains("a TREC run has one ranking of each query");
    assertThat(score(Cltr.USAGE, policy("logger:production")))
        .contains("'logger:production' is what a logger showed", "'evaluate' values it");
    assertThat(score(Cltr.DATA, policy("given")))
        .contains("kind table, whose rows were not stored", "{kind: table, name: given");
    assertThat(score(Cltr.USAGE, policy("unifrom")))
        .contains("has no policy or ranker 'unifrom', did you mean 'uniform'?");
  }

  @Test
  void aDamagedPolicyIsRefused() throws IOException {
    damaged("kind", tree -> tree.put("kind", "uniforn"), "'uniforn' is unknown, did you mean");
    damaged(
        "parameter",
        tree -> ((ObjectNode) tree.get("parameters")).put("temprature", 2),
        "has no parameter 'temprature', did you mean 'temperature'?");
    damaged(
        "range",
        tree -> ((ObjectNode) tree.get("parameters")).put("temperature", "hot"),
        "policy.json: ");
    damaged("name", tree -> tree.put("name", ""), "is no policy: it has no name");
    damaged("none", tree -> tree.putNull("model"), "needs the ranker 'ips-softmax' and names no");
    damaged(
        "sha",
        tree -> ((ObjectNode) tree.get("model")).put("sha256", "0"),
        "policy.json says 0; copy both files of the policy");
    damaged("version", tree -> tree.put("schemaVersion", 99), "schemaVersion 99", "a newer cltr");
    Path run = copy("cut");
    Path file = run.resolve(PolicyFile.path("soft:half", PolicyFile.NAME));
    Files.writeString(file, Files.readString(file).substring(0, 40));
    assertThat(score(Cltr.DATA, "--policy=" + file.getParent()))
        .contains("is not what cltr writes");
  }

  private static void damaged(String name, Consumer<ObjectNode> damage, String... told)
      throws IOException {
    Path run = copy(name);
    Path file = run.resolve(PolicyFile.path("soft:half", PolicyFile.NAME));
    ObjectNode tree = (ObjectNode) RunFolders.json(file);
    damage.accept(tree);
    Files.write(file, Json.bytes(tree));
    assertThat(score(Cltr.DATA, "--policy=" + run + "#soft:half")).contains(told);
  }

  private static Path copy(String name) throws IOException {
    Path run = folder.resolve("damaged").resolve(name);
    for (String part : List.of(PolicyFile.POLICIES, ModelFile.MODELS)) {
      SmallLog.copy(RunFolders.latest(runs).resolve(part), run.resolve(part));
    }
    return run;
  }

  /** The gate's run holds the policy itself, which does what it did, and needs no other run. */
  @Test
  void theGateTakesAStoredPolicyAndStoresItWhole() throws IOException {
    Path judged = folder.resolve("judged");
    String text =
        SmallLog.run(
                0,
                List.of(
                    "gate",
                    "--log=" + runs,
                    "--propensities=" + runs,
                    "--candidate=" + runs + "#soft:half",
                    "--production=" + runs + "#ips-softmax",
                    "--set=gate.rules=[{kind: value-non-inferiority, margin: 0.9}]",
                    "--out=" + judged))
            .text();
    assertThat(text).contains("may soft:half replace ips-softmax?");
    JsonNode values = RunFolders.json(RunFolders.latest(judged).resolve("values.json"));
    JsonNode before = RunFolders.json(RunFolders.latest(runs).resolve("values.json"));
    assertThat(value(values, "soft:half")).isEqualTo(value(before, "soft:half"));
    Policies policies = new Policies(new Configuration());
    for (String name : List.of("soft:half", "ips-softmax")) {
      assertThat(policies.find(judged.toString(), name).file().identity())
          .isEqualTo(policies.find(runs.toString(), name).file().identity());
    }
    Path alone = folder.resolve("alone");
    SmallLog.copy(
        RunFolders.latest(judged).resolve(PolicyFile.POLICIES), alone.resolve(PolicyFile.POLICIES));
    Path keys = scoring.keys("stored.csv", IntStream.range(0, 30).mapToObj(i -> "q02,user " + i));
    score(0, policy("soft:half"), "--keys=" + keys);
    Map<String, List<String>> expected = scoring.byKey();
    score(0, "--policy=" + alone.resolve("policies/soft-half"), "--keys=" + keys);
    assertThat(scoring.byKey()).isEqualTo(expected);
  }

  private static JsonNode value(JsonNode values, String policy) {
    for (JsonNode cell : values.at("/table/cells")) {
      if (cell.get("policy").asText().equals(policy)) {
        return cell.get("value");
      }
    }
    throw new AssertionError(policy);
  }
}
