package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.check.RowCheck;
import io.cltr.jobs.config.RunConfig;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/formats.md lists the fields that a run writes, all of them and no others. */
class FormatsTest {
  private static final Path DOCUMENT = Modules.ROOT.resolve("docs/formats.md");

  private static final String LENIENT =
      "--set=gate.rules=[{kind: value-non-inferiority, margin: 0.5}]";

  @TempDir static Path folder;
  private static SortedMap<String, SortedMap<String, String>> documented;

  /** A small run in which every part of every artefact has something to say. */
  @BeforeAll
  static void run() throws IOException {
    documented = FieldTables.of(Files.readAllLines(DOCUMENT));
    Path logs = folder.resolve("logs");
    run(
        0,
        "simulate",
        "--out=" + logs,
        "--set=traffic.impressions=6000",
        "--set=traffic.units=1000",
        "--set=catalogue.queries=40");
    Files.writeString(logs.resolve("documents.csv"), ",established\n", StandardOpenOption.APPEND);
    List<String> nightly =
        List.of(
            "nightly",
            "--impressions=" + logs.resolve("impressions"),
            "--clicks=" + logs.resolve("clicks"),
            "--features=" + logs.resolve("features.csv"),
            "--documents=" + logs.resolve("documents.csv"));
    run(
        0,
        with(
            nightly,
            "--out=" + folder.resolve("runs"),
            LENIENT,
            "--set=values.intervals=[t, jackknife]",
            "--set=values.estimators=[ips, dr]",
            "--set=clickModels=[pbm]",
            "--set=training.rankers=[{name: ips-softmax, learner: ips-softmax}, {name: network, learner:"
                + " {kind: ips-softmax, l2: [0.01], scorer: {kind: network, hidden: [2]}}},"
                + " {name: coverage, learner: coverage}]",
            "--set=policies=[{kind: logger, logger: production}, {kind: top-score, ranker: ips-softmax},"
                + " {kind: exposure-amortised, ranker: ips-softmax}, uniform]",
            "--set=gate.history=" + folder.resolve("runs"),
            "--keep-log"));
    run(3, with(nightly, "--out=" + folder.resolve("refused"), "--set=maxBadShare=0"));
    Path judgements = folder.resolve("judgements.txt");
    Files.writeString(judgements, "1 qid:1 1:0.5 2:1\n0 qid:1 1:0.25\n");
    run(0, "import", "--format=letor", "--out=" + folder.resolve("letor"), judgements.toString());
    run(
        0,
        "import",
        "--format=flat",
        "--columns=impression_id=view,doc_id=item,position=rank,click=clicks",
        "--first-position=0",
        "--out=" + folder.resolve("flat"),
        Modules.ROOT.resolve("sample-logs/import/flat.csv").toString());
    run(
        0,
        "gate",
        "--values=" + folder.resolve("runs"),
        "--out=" + folder.resolve("gates"),
        LENIENT);
    String model = folder.resolve("runs") + "#ips-softmax";
    String features = logs.resolve("features.csv").toString();
    run(
        0,
        "score",
        "--model=" + model,
        "--features=" + features,
        "--out=" + folder.resolve("scores"));
    List<String> rows = Files.readAllLines(Path.of(features));
    String query = rows.get(1).split(",")[0];
    Path keys = folder.resolve("keys.csv");
    Files.writeString(keys, "query_id,key\n" + query + ",somebody\n");
    run(
        0,
        "score",
        "--policy=" + folder.resolve("runs") + "#uniform",
        "--features=" + features,
        "--keys=" + keys,
        "--out=" + folder.resolve("drawn"));
    run(
        0,
        "explain",
        "--model=" + model,
        "--against=" + folder.resolve("runs") + "#network",
        "--features=" + features,
        "--query=" + query,
        "--above=" + rows.get(1).split(",")[1],
        "--below=" + rows.get(2).split(",")[1],
        "--sample=20",
        "--out=" + folder.resolve("explained"));
    run(
        0,
        "compare",
        "--config=" + Modules.ROOT.resolve("sample-logs/compare.yaml"),
        "--set=sizes=[100]",
        "--set=replicates=3",
        "--out=" + folder.resolve("compared"));
    run(
        0,
        "compare",
        "--config=" + Modules.ROOT.resolve("sample-logs/compare-rankers.yaml"),
        "--set=sizes=[100]",
        "--set=replicates=1",
        "--out=" + folder.resolve("learned"));
  }

  private static String[] with(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private static void run(int expected, String... arguments) {
    Terminal.Result result = Terminal.run(arguments);
    assertThat(result.exit()).as(result.text()).isEqualTo(expected);
  }

  @Test
  void everyArtefactIsDocumented() throws IOException {
    List<Path> undocumented =
        artefacts().stream()
            .filter(file -> documented.keySet().stream().noneMatch(name -> matches(name, file)))
            .toList();
    assertThat(undocumented).isEmpty();
  }

  @Test
  void everyFieldIsDocumentedAndEveryDocumentedFieldIsWritten() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (String name : documented.keySet()) {
      SortedSet<String> written = new TreeSet<>();
      for (Path file : artefacts()) {
        if (matches(name, file)) {
          JsonNode content = Json.mapper().readTree(file.toFile());
          written.addAll(FieldTables.fields(content, documented.get(name)));
        }
      }
      softly.assertThat(written).as(name).isEqualTo(documented.get(name).keySet());
    }
    softly.assertAll();
  }

  @Test
  void everyKeyOfTheConfigurationIsDocumented() throws IOException {
    List<String> keys = new ArrayList<>();
    String configuration = Files.readString(DOCUMENT).split("\n## Configuration\n", 2)[1];
    Matcher row = Pattern.compile("(?m)^\\| (`.+?`) \\|").matcher(configuration);
    while (row.find()) {
      keys.addAll(List.of(row.group(1).replace("`", "").split(", ")));
    }
    assertThat(keys)
        .containsExactlyElementsOf(
            Arrays.stream(RunConfig.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }

  @Test
  void everyCheckOfRowsIsDocumented() throws IOException {
    assertThat(Files.readString(DOCUMENT))
        .contains(
            Arrays.stream(RowCheck.values())
                .map(
                    check ->
                        "| `%s` | %s | %s |%n"
                            .formatted(check.id(), check.level(), check.text("COLUMN")))
                .collect(Collectors.joining()));
  }

  private static List<Path> artefacts() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.getFileName().toString().startsWith("part-"))
          .toList();
    }
  }

  private static boolean matches(String name, Path file) {
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:**/" + name.replace("NAME", "*"));
    return matcher.matches(file);
  }
}
