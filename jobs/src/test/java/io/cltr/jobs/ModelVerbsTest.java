package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cltr.pipeline.artefact.ModelFile;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with a stored model: score, explain, and the readers of docs/serve.md. */
class ModelVerbsTest {
  private static final Path DOCUMENT = Modules.ROOT.resolve("docs/serve.md");

  @TempDir static Path folder;
  private static String linear;
  private static Path trees;
  private static Path features;

  @BeforeAll
  static void night() throws IOException {
    Path logs = folder.resolve("logs");
    SmallLog.simulate(logs);
    SmallLog.run(0, SmallLog.nightly(logs, folder.resolve("runs")));
    linear = folder.resolve("runs") + "#ips-softmax";
    features = logs.resolve("features.csv");
    trees = folder.resolve("forest");
    RandomTrees.store(trees, linear);
  }

  private static String score(int exit, String model, Path table, String... more) {
    return run(exit, "score", model, table, more);
  }

  private static String run(int exit, String verb, String model, Path table, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--model=" + model));
    arguments.addAll(List.of(more));
    return new Scored(folder).run(exit, verb, table, arguments);
  }

  private static Path latest(String verb) {
    return new Scored(folder).latest(verb);
  }

  private static List<String[]> rankings() throws IOException {
    return new Scored(folder).rankings();
  }

  private static Map<String, float[]> rows(Path table) throws IOException {
    Map<String, float[]> rows = new TreeMap<>();
    for (String line : Files.readAllLines(table).subList(1, Files.readAllLines(table).size())) {
      String[] cells = line.split(",");
      float[] x = new float[cells.length - 2];
      for (int j = 0; j < x.length; j++) {
        x[j] = Float.parseFloat(cells[j + 2]);
      }
      rows.put(cells[0] + " " + cells[1], x);
    }
    return rows;
  }

  /** The lines of the table of features, its header kept, changed from the second on. */
  private static Path changed(String name, UnaryOperator<List<String>> change) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(features));
    return Files.write(folder.resolve(name), change.apply(lines));
  }

  @Test
  void thePagesReadersScoreAsTheVerbDoes() throws Exception {
    compare(linear, "LinearModel", 0, modelFile().toFile());
    compare(trees.toString(), "TreeModel", 1, trees.resolve("booster.json").toFile());
  }

  private static Path modelFile() {
    return RunFolders.latest(folder.resolve("runs")).resolve(ModelFile.path("ips-softmax"));
  }

  private static void compare(String model, String name, int block, File file) throws Exception {
    String code = CodeBlocks.allFenced(DOCUMENT, "java").get(block);
    assertThat(code.lines().count()).as("lines of " + name).isLessThanOrEqualTo(40);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path source = Files.writeString(classes.resolve(name + ".java"), code);
    String path = System.getProperty("java.class.path");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", path, "-d", classes.toString(), source.toString()))
        .isZero();
    score(0, model, features, "--format=csv");
    Map<String, float[]> rows = rows(features);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Class<?> reader = loader.loadClass(name);
      Object read = reader.getConstructor(File.class).newInstance(file);
      List<String[]> rankings = rankings();
      assertThat(rankings).hasSameSizeAs(rows.keySet());
      for (String[] row : rankings) {
        Number score =
            (Number)
                reader
                    .getMethod("score", float[].class)
                    .invoke(read, rows.get(row[0] + " " + row[1]));
        assertThat(score.doubleValue()).isCloseTo(Double.parseDouble(row[3]), within(1e-6));
      }
    }
  }

  @Test
  void rankingsAreOrderedAndAgreeWithTheTrecRun() throws IOException {
    Path trec = folder.resolve("ir/top.run");
    String first = score(0, linear, features, "--format=csv", "--depth=3", "--trec=" + trec);
    assertThat(first).contains("ips-softmax ranked ", " of 20 queries, the best 3 of each");
    Path run = latest("score");
    assertThat(run.getFileName().toString()).startsWith("score-");
    List<String[]> rows = rankings();
    assertThat(rows).hasSize(60);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)[2]).isEqualTo(Integer.toString(i % 3 + 1));
      if (i % 3 > 0) {
        assertThat(rows.get(i)[0]).isEqualTo(rows.get(i - 1)[0]);
        assertThat(Double.parseDouble(rows.get(i)[3]))
            .isLessThanOrEqualTo(Double.parseDouble(rows.get(i - 1)[3]));
      }
    }
    assertThat(Files.readAllLines(trec))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream()
                .map(r -> "%s Q0 %s %s %s ips-softmax".formatted(r[0], r[1], r[2], r[3]))
                .toList());
    byte[] manifest = Files.readAllBytes(run.resolve("manifest.json"));
    Path turned =
        changed(
            "turned.csv",
            lines -> {
              Collections.reverse(lines.subList(1, lines.size()));
              return lines;
            });
    score(0, linear, turned, "--format=csv", "--depth=3");
    assertThat(latest("score")).isEqualTo(run);
    assertThat(Files.readAllBytes(run.resolve("manifest.json"))).isEqualTo(manifest);
  }

  @Test
  void wantedDocumentsAloneAreRankedAndThoseWithoutFeaturesAreTold() throws IOException {
    List<String> some = new ArrayList<>(List.of("query_id,doc_id"));
    rows(features).keySet().stream().limit(7).forEach(pair -> some.add(pair.replace(' ', ',')));
    Path wanted = Files.write(folder.resolve("wanted.csv"), some);
    score(0, linear, features, "--format=csv", "--candidates=" + wanted);
    assertThat(rankings()).hasSize(7);
    some.add("q001,nobody");
    Files.write(wanted, some);
    assertThat(score(Cltr.DATA, linear, features, "--candidates=" + wanted))
        .contains(
            "candidates: 1 of 8 rows (12.5%) cannot be used",
            "shown document without features, e.g. {\"query_id\":\"q001\",\"doc_id\":\"nobody\"}");
    String told =
        score(
            0, linear, features, "--format=csv", "--candidates=" + wanted, "--set=maxBadShare=0.2");
    assertThat(told).contains("1 row of candidates left out", "nobody");
    assertThat(rankings()).hasSize(7);
    assertThat(latest("score").resolve("quarantine")).isDirectory();
  }

  @Test
  void otherFeaturesAreRefused() throws IOException {
    Path narrow =
        changed(
            "narrow.csv",
            lines -> lines.stream().map(l -> l.substring(0, l.lastIndexOf(','))).toList());
    assertThat(score(Cltr.DATA, linear, narrow))
        .contains("has 9 features per document, the model was trained on 10");
    Path broken =
        changed(
            "broken.csv",
            lines -> lines.stream().map(l -> l.replaceAll("1\\.\\d*", "NaN")).toList());
    assertThat(score(Cltr.DATA, linear, broken))
        .contains("features: ", "feature not finite", "maxBadShare");
  }

  @Test
  void featuresBeyondTheTrainedRangeAreTold() throws IOException {
    Path far =
        changed(
            "far.csv",
            lines -> {
              for (int i = 1; i < 101; i++) {
                lines.set(i, lines.get(i).replaceFirst("^([^,]*,[^,]*),[^,]*", "$1,1000"));
              }
              return lines;
            });
    assertThat(score(0, linear, far)).contains("Warning: feature_0 lies outside", "100 above");
    JsonNode scores = RunFolders.json(latest("score").resolve("scores.json"));
    assertThat(scores.at("/features/0/above").asLong()).isEqualTo(100);
    assertThat(scores.at("/features/0/high").asDouble()).isEqualTo(1000);
    assertThat(scores.at("/features/1/above").asLong()).isZero();
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThat(score(Cltr.USAGE, linear, features, "--format=xml")).contains("allowed are parquet");
    assertThat(score(Cltr.USAGE, linear, features, "--depth=-1")).contains("--depth: found -1");
    assertThat(score(Cltr.USAGE, linear, features, "--tag=a b")).contains("allowed is one word");
    assertThat(score(Cltr.USAGE, linear + "x", features)).contains("did you mean 'ips-softmax'?");
    assertThat(run(Cltr.USAGE, "explain", linear, features, "--query=q01"))
        .contains("give --query, --above and --below together");
    assertThat(run(Cltr.DATA, "explain", linear, features, "--query=q01", "--above=x", "--below=y"))
        .contains("--above: query 'q01' has no candidate 'x'");
    assertThat(run(Cltr.DATA, "explain", linear, features, "--query=z", "--above=x", "--below=y"))
        .contains("no row of the features is of query 'z'");
  }

  @Test
  void anExplanationAddsUpAndComparesModels() throws IOException {
    List<String> documents =
        rows(features).keySet().stream()
            .filter(pair -> pair.startsWith("q01 "))
            .map(pair -> pair.substring(4))
            .toList();
    for (String model : List.of(linear, trees.toString())) {
      String text =
          run(
              0,
              "explain",
              model,
              features,
              "--against=" + folder.resolve("runs") + "#click-naive",
              "--query=q01",
              "--above=" + documents.get(0),
              "--below=" + documents.get(1));
      assertThat(text).contains("In query q01, ", "\"There\" is click-naive.", "Explanation: ");
      Path run = latest("explain");
      JsonNode found = RunFolders.json(run.resolve("explain.json"));
      double sum = 0;
      for (JsonNode part : found.at("/pair/features")) {
        sum += part.get("difference").asDouble();
      }
      double gap =
          found.at("/pair/aboveScore").asDouble() - found.at("/pair/belowScore").asDouble();
      assertThat(sum).isCloseTo(gap, within(1e-5));
      assertThat(ranks((ArrayNode) found.get("features")))
          .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
      assertThat(run.resolve("explain.html"))
          .content()
          .contains("<svg", "click-naive", documents.get(0));
    }
  }

  private static List<Integer> ranks(ArrayNode features) {
    List<Integer> ranks = new ArrayList<>();
    features.forEach(feature -> ranks.add(feature.get("rank").asInt()));
    return ranks;
  }
}
