package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.jobs.report.Xml;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb compare on two small sites, two sizes and 20 logs of each. */
class CompareTest {
  private static final String JOURNAL = "replicates.jsonl";
  private static final List<String> SMALL =
      List.of("--set=sizes=[100, 400]", "--set=replicates=20");

  @TempDir static Path folder;
  private static Terminal.Result printed;
  private static SortedMap<String, String> whole;

  @BeforeAll
  static void run() throws IOException {
    printed = compare(folder.resolve("whole"), "--threads=2");
    assertThat(printed.exit()).as(printed.text()).isZero();
    whole = files(folder.resolve("whole"));
    assertThat(whole)
        .containsOnlyKeys(JOURNAL, "results.csv", "results.html", "results.json", "results.tex");
  }

  private static Terminal.Result compare(Path out, String... more) {
    List<String> arguments = arguments(out);
    arguments.addAll(List.of(more));
    return Terminal.run(arguments.toArray(String[]::new));
  }

  private static List<String> arguments(Path out) {
    List<String> arguments = new ArrayList<>(List.of("compare", "--out=" + out));
    arguments.add("--config=" + Modules.ROOT.resolve("sample-logs/compare.yaml"));
    arguments.addAll(SMALL);
    return arguments;
  }

  private static SortedMap<String, String> files(Path out) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(out)) {
      for (Path file : all.filter(f -> !f.endsWith(".lock")).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void oneThreadGivesTheSameBytes() throws IOException {
    Path out = folder.resolve("alone");
    Terminal.Result alone = compare(out, "--threads=1");
    assertThat(alone.exit()).as(alone.text()).isZero();
    assertThat(files(out)).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.5, 0.77, 1})
  void aStoppedRunGoesOn(double share) throws IOException {
    Path out = Files.createDirectories(folder.resolve("stopped-" + share));
    byte[] journal = whole.get(JOURNAL).getBytes(StandardCharsets.UTF_8);
    Files.write(out.resolve(JOURNAL), Arrays.copyOf(journal, (int) (share * journal.length)));
    Terminal.Result rest = compare(out);
    assertThat(rest.exit()).as(rest.text()).isZero();
    assertThat(rest.text().contains("of 80 logs are there from before")).isEqualTo(share > 0.1);
    assertThat(files(out)).isEqualTo(whole);
  }

  @Test
  void aKilledProcessIsGoneOnFrom() throws IOException, InterruptedException {
    Path out = folder.resolve("killed");
    Path journal = out.resolve(JOURNAL);
    Forked killed = Forked.start(folder, List.of(), arguments(out));
    killed.await(() -> Forked.text(journal).lines().count() > 5);
    killed.process().destroyForcibly().waitFor();
    assertThat(Files.readAllLines(journal)).hasSizeBetween(2, 80);
    assertThat(out.resolve("results.json")).doesNotExist();
    Terminal.Result rest = compare(out);
    assertThat(rest.exit()).as(rest.text()).isZero();
    assertThat(files(out)).isEqualTo(whole);
  }

  @Test
  void anotherConfigurationIsRefusedByTheKeyThatDiffers() throws IOException {
    Terminal.Result other = compare(folder.resolve("whole"), "--set=replicates=30");
    assertThat(other.exit()).isEqualTo(Cltr.USAGE);
    assertThat(other.text())
        .contains("holds results of another configuration: config.replicates is 20 there, 30 here");
    assertThat(files(folder.resolve("whole"))).isEqualTo(whole);
  }

  @Test
  void damageIsNamed() throws IOException {
    Path out = Files.createDirectories(folder.resolve("damaged"));
    Files.writeString(out.resolve(JOURNAL), whole.get(JOURNAL).replace("\"size\"", "\"sise\""));
    Terminal.Result damaged = compare(out);
    assertThat(damaged.exit()).isEqualTo(Cltr.DATA);
    assertThat(damaged.text()).contains(JOURNAL + ", line 2, is not what compare writes; remove");
    List<String> lines = new ArrayList<>(whole.get(JOURNAL).lines().toList());
    lines.remove(3);
    Files.writeString(out.resolve(JOURNAL), String.join("\n", lines) + "\n");
    assertThat(compare(out).text()).contains("its logs are not in order");
  }

  @Test
  void otherPeoplesFoldersAreLeftAlone() throws IOException {
    Path out = Files.createDirectories(folder.resolve("photos"));
    Files.writeString(out.resolve("holiday.txt"), "");
    Terminal.Result refused = compare(out);
    assertThat(refused.exit()).isEqualTo(Cltr.USAGE);
    assertThat(refused.text()).contains("holds 'holiday.txt' but no 'replicates.jsonl'");
  }

  @Test
  void clippingIsShownToBeWorse() throws IOException {
    JsonNode cells = Json.mapper().readTree(whole.get("results.json")).get("cells");
    assertThat(cells).hasSize(12);
    for (JsonNode cell : cells) {
      if (cell.get("subject").asText().equals("clipped-ips(clip=2)")) {
        assertThat(cell.at("/errors/bias").asDouble())
            .isLessThan(-3 * cell.at("/errors/biasError").asDouble());
        if (cell.get("size").asInt() == 400) {
          assertThat(cell.at("/duel/losses").asInt()).isGreaterThan(cell.at("/duel/wins").asInt());
        }
      } else {
        assertThat(Math.abs(cell.at("/errors/bias").asDouble()))
            .isLessThan(4 * cell.at("/errors/biasError").asDouble());
      }
    }
    assertThat(printed.text())
        .contains("clicks of ideal in banner, truly 0.5", "clipped-ips(clip=2)", "Results: ")
        .doesNotContain("NaN");
  }

  @Test
  void thePageIsWellFormedAndHasItsCharts() throws Exception {
    var page = Xml.parse(whole.get("results.html").replaceFirst("<!DOCTYPE html>\n", ""));
    assertThat(Xml.elements(page, "figure")).hasSize(6);
    assertThat(whole.get("results.html"))
        .contains(
            "RMSE, clicks (log scale)",
            "impressions per log (log scale)",
            "share of the intervals that contain the truth",
            "nominal, 95%",
            "absolute error, clicks (log scale)")
        .doesNotContain("NaN");
  }

  @Test
  void csvHasTheCellsOfJson() throws IOException {
    List<String> lines = whole.get("results.csv").lines().toList();
    JsonNode cells = Json.mapper().readTree(whole.get("results.json")).get("cells");
    assertThat(lines).hasSize(1 + cells.size());
    List<String> columns = List.of(lines.get(0).split(",", -1));
    List<String> last = List.of(lines.get(cells.size()).split(",", -1));
    assertThat(last).hasSameSizeAs(columns);
    JsonNode cell = cells.get(cells.size() - 1);
    assertThat(last.get(columns.indexOf("errors_rmse")))
        .isEqualTo(cell.at("/errors/rmse").asText());
    assertThat(last.get(columns.indexOf("duel_wins"))).isEqualTo(cell.at("/duel/wins").asText());
  }

  @Test
  void latexHasNoBareSpecials() {
    String tex = whole.get("results.tex");
    assertThat(tex).contains("\\begin{tabular}{lrrrrrrrr}", "clipped-ips(clip=2) & 100 &");
    assertThat(tex.lines().filter(line -> !line.startsWith("%")))
        .noneMatch(line -> line.matches(".*(?<!\\\\)[%#_].*"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--set=replicats=3 | key 'replicats' is unknown, did you mean 'replicates'?",
        "--set=replicates=0 | replicates: found 0, allowed is a number of logs from 1",
        "--set=sizes=[10, 10] | sizes: found [10, 10], allowed is a list of up to 20 different",
        "--set=level=2 | level: found 2.0, allowed is a number between 0 and 1",
        "--set=baseline=isp | baseline: 'isp' is unknown, did you mean 'ips'?; subjects are: ips, snips",
        "--set=worlds=[{kind: ranking}] | worlds[0]: world of kind 'ranking' is unknown, did you mean",
        "--set=worlds=[{name: a, simulation: {position: 3}}] | worlds[0]: key 'simulation.position' is",
        "--set=worlds=[{name: a, simulation: {positions: 0}}] | worlds[0]: simulation: simulate.posi",
        "--set=worlds=[7] | worlds[0]: found 7, allowed is a kind",
        "--set=worlds=[rankings, rankings] | worlds (names): found [rankings, rankings], allowed is",
        "--set=worlds=[{catalogue: none.txt}] | worlds: the catalogue ",
        "--set=subjects=[{kind: value}] | Subjects of kind 'value' is unknown, did you mean 'values'?",
        "--set=subjects=[{kind: values, estimator: ips}] | 'values' has no parameter 'estimator', did",
        "--set=subjects=[{kind: values, worlds: [shp]}] | world 'shp' is unknown, did you mean 'shop'?",
        "--set=subjects=[{kind: values, policies: [{kind: logger, logger: odl}]}] | no logger 'odl'; it",
        "--set=subjects=[{kind: values, metrics: [dcg@3]}] | metric 'dcg@3' weighs ranks, but each",
        "--set=subjects=[{kind: values, estimators: []}] | nothing to value",
        "--threads=0 | --threads: found 0, allowed is a number from 1",
      })
  void whatCannotBeRunIsNamed(String flag, String message) {
    Terminal.Result result = compare(folder.resolve("never"), flag);
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.USAGE);
    assertThat(result.text())
        .startsWith("cltr: ")
        .contains(message)
        .doesNotContain("\tat ", "com.fasterxml");
    assertThat(folder.resolve("never")).doesNotExist();
  }

  @Test
  void theDocumentsOtherExampleRuns() throws IOException {
    Path yaml = folder.resolve("site.yaml");
    Files.write(yaml, CodeBlocks.fenced(Modules.ROOT.resolve("docs/compare.md"), "yaml"));
    Path out = folder.resolve("site");
    Terminal.Result result =
        Terminal.run(
            "compare",
            "--config=" + yaml,
            "--set=sizes=[2000]",
            "--set=replicates=4",
            "--out=" + out);
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text()).contains("known: ips", "estimated: ips");
  }

  @Test
  void aCatalogueOfOnesOwnIsUsed() throws IOException {
    Path out = folder.resolve("letor");
    Files.copy(Modules.ROOT.resolve("sample-logs/import/letor.txt"), folder.resolve("letor.txt"));
    Path yaml = folder.resolve("letor.yaml");
    Files.writeString(yaml, "worlds: [{name: judged, catalogue: letor.txt}]\n");
    List<String> run =
        List.of(
            "compare",
            "--config=" + yaml,
            "--set=sizes=[200]",
            "--set=replicates=2",
            "--out=" + out);
    Terminal.Result result = Terminal.run(run.toArray(String[]::new));
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text()).contains("clicks of uniform in judged");
    Files.writeString(folder.resolve("letor.txt"), "1 qid:9 1:1 2:2\n0 qid:9 1:2 2:1\n");
    assertThat(Terminal.run(run.toArray(String[]::new)).text()).contains("catalogues.0 is");
  }
}
