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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb compare on learners of rankers: one small site with two exponents of examination. */
class CompareRankersTest {
  private static final List<String> SMALL = List.of("--set=sizes=[200, 600]", "--set=replicates=2");
  private static final List<String> FORMS =
      List.of("replicates.jsonl", "results.csv", "results.html", "results.json", "results.tex");

  @TempDir static Path folder;
  private static Terminal.Result printed;
  private static SortedMap<String, String> whole;

  @BeforeAll
  static void run() throws IOException {
    printed = compare(folder.resolve("whole"), "--threads=2");
    assertThat(printed.exit()).as(printed.text()).isZero();
    whole = files(folder.resolve("whole"));
  }

  private static Terminal.Result compare(Path out, String... more) {
    List<String> arguments = new ArrayList<>(List.of("compare", "--out=" + out));
    arguments.add("--config=" + Modules.ROOT.resolve("sample-logs/compare-rankers.yaml"));
    arguments.addAll(SMALL);
    arguments.addAll(List.of(more));
    return Terminal.run(arguments.toArray(String[]::new));
  }

  private static SortedMap<String, String> files(Path out) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (String name : FORMS) {
      files.put(name, Files.readString(out.resolve(name)));
    }
    return files;
  }

  private static JsonNode json() throws IOException {
    return Json.mapper().readTree(whole.get("results.json"));
  }

  @Test
  void aStoppedRunGoesOnWithOneThread() throws IOException {
    Path out = Files.createDirectories(folder.resolve("stopped"));
    byte[] journal = whole.get("replicates.jsonl").getBytes(StandardCharsets.UTF_8);
    Files.write(out.resolve("replicates.jsonl"), Arrays.copyOf(journal, journal.length / 2));
    Terminal.Result rest = compare(out, "--threads=1");
    assertThat(rest.exit()).as(rest.text()).isZero();
    assertThat(rest.text()).contains("of 8 logs are there from before");
    assertThat(files(out)).isEqualTo(whole);
  }

  @Test
  void outcomesAreOrderedAsTheyShouldBe() throws IOException {
    JsonNode outcomes = json().get("outcomes");
    assertThat(json().get("cells")).isEmpty();
    assertThat(outcomes).hasSize(2 * 3 * 2 * 5);
    for (JsonNode cell : outcomes) {
      assertThat(cell.get("failures").asInt()).isZero();
      assertThat(cell.at("/worth/mean").asDouble()).isPositive();
      assertThat(cell.get("gaps")).hasSize(4);
      if (cell.get("subject").asText().equals("production")) {
        assertThat(cell.at("/gap/other").asText()).isEqualTo("ips");
        assertThat(cell.at("/gap/difference/high").asDouble()).isNegative();
      }
      if (cell.get("subject").asText().equals("ips")) {
        assertThat(cell.get("gap").isNull()).isTrue();
        assertThat(cell.get("made").properties().iterator().next().getKey()).contains("clip=");
      }
    }
  }

  @Test
  void theBaselineNeedsItsOwnSize() throws IOException {
    int own = 0;
    for (JsonNode needed : json().get("needed")) {
      if (needed.get("subject").asText().equals("ips")
          && needed.get("baselineSize").asInt() == 200) {
        assertThat(needed.get("size").asDouble()).isEqualTo(200);
        own++;
      }
    }
    assertThat(own).isEqualTo(6);
  }

  @Test
  void aVariedWorldHasTheSameCatalogueAndLoggers() throws IOException {
    List<Double> production = new ArrayList<>();
    for (JsonNode cell : json().get("outcomes")) {
      if (cell.get("subject").asText().equals("production")
          && cell.get("measure").asText().equals("ndcg@10")) {
        production.add(cell.at("/worth/mean").asDouble());
      }
    }
    assertThat(production).hasSize(4).containsOnly(production.get(0));
    assertThat(printed.text())
        .contains("ndcg@10 in site, η=0.5, ε=0.1", "clicks in site, η=1, ε=0.1")
        .contains("Clicks that each needs for the same ndcg@10 as ips")
        .doesNotContain("NaN");
  }

  @Test
  void theFormsHaveTheSameNumbers() throws Exception {
    var page = Xml.parse(whole.get("results.html").replaceFirst("<!DOCTYPE html>\n", ""));
    assertThat(Xml.elements(page, "figure")).hasSize(2 * 3 * 2);
    assertThat(whole.get("results.html"))
        .contains("clicks in the log (log scale)", "ndcg@10 less that of ips", "test queries")
        .doesNotContain("NaN");
    List<String> lines = whole.get("results.csv").lines().toList();
    assertThat(lines).hasSize(1 + json().get("outcomes").size());
    List<String> columns = List.of(lines.get(0).split(",", -1));
    assertThat(columns).contains("measure", "worth_mean", "gap_difference_low");
    assertThat(whole.get("results.tex"))
        .contains("\\caption{ndcg@10 in site, η=0.5, ε=0.1, ", "full-information & 600 &");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--set=sizesIn=click | sizesIn",
        "--set=worlds=[{name: a}] | world 'a' has no test queries to judge rankers on",
        "--set=worlds=[{name: a, testQueries: 1}] | testQueries: found 1.0, allowed is a share",
        "--set=worlds=[{name: a, testQueries: 0.5, vary: {theta: [1]}}] | worlds[0].vary: found",
        "--set=worlds=[{testQueries: 0.5, vary: {eta: [1]}}] | in a world without a name",
        "--set=subjects=[{kind: rankers, learners: [{learner: ips-sofmax}]}] | did you mean 'ips-sof",
        "--set=subjects=[{kind: rankers, select: 0}] | select: found 0.0, allowed is a share above 0",
        "--set=subjects=[{kind: rankers, estimator: dr}] | estimator 'dr' needs a reward model",
      })
  void whatCannotBeRunIsNamed(String flag, String message) {
    Terminal.Result result = compare(folder.resolve("never"), flag);
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.USAGE);
    assertThat(result.text()).contains(message).doesNotContain("\tat ", "com.fasterxml");
  }

  @Test
  void theLargeExampleIsUnderstood() {
    Path large = Modules.ROOT.resolve("sample-logs/compare-rankers-large.yaml");
    Terminal.Result result = Terminal.run("compare", "--config=" + large, "--print-config");
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text()).contains("sizesIn: \"clicks\"", "doubly-robust");
  }

  /** 201 queries with 300 sparse features. */
  @Test
  void judgedQueriesOfOthersAreLearnedOn() throws IOException {
    Path catalogue =
        Modules.ROOT.resolve("../shared/data/lightgbm-lambdarank/rank.train.gz").normalize();
    Assumptions.assumeTrue(Files.exists(catalogue));
    Path yaml = folder.resolve("letor.yaml");
    Files.writeString(
        yaml,
        """
        sizes: [2000]
        sizesIn: clicks
        replicates: 1
        worlds: [{name: judged, catalogue: '%s', testQueries: 0.4}]
        subjects: [{kind: rankers}]
        """
            .formatted(catalogue));
    Terminal.Result result =
        Terminal.run("compare", "--config=" + yaml, "--out=" + folder.resolve("letor"));
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text()).contains("ndcg@10 in judged", "full-information");
  }
}
