package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts of the gate verb: exit codes, what it writes, and what it refuses. */
class GateVerbTest {
  private static final String RULE = "--set=gate.rules=[{kind: value-non-inferiority, margin: %s}]";

  @TempDir static Path folder;
  private static Path runs;

  @BeforeAll
  static void night() {
    Path logs = folder.resolve("logs");
    runs = folder.resolve("runs");
    SmallLog.simulate(logs);
    SmallLog.run(
        0, SmallLog.nightly(logs, runs, "--keep-log", "--set=gate.production=logger:production"));
  }

  private static String gate(int exit, Path values, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("gate", "--values=" + values, "--out=" + folder.resolve("gates")));
    arguments.addAll(List.of(more));
    return SmallLog.run(exit, arguments).text();
  }

  @Test
  void verdictsAreExitCodes() {
    gate(0, runs, RULE.formatted("0.9"));
    gate(4, runs, RULE.formatted("0.01"), "--candidate=logger:popularity");
    gate(5, runs, RULE.formatted("0.01"), "--candidate=uniform");
  }

  @Test
  void everyRuleJudgesOrSaysWhyNot() throws IOException {
    Path markdown = folder.resolve("ci/gate.md");
    Path junit = folder.resolve("ci/gate.xml");
    String text =
        gate(
            5,
            runs,
            "--today=2026-11-23",
            "--markdown=" + markdown,
            "--junit=" + junit,
            "--set=gate.rules=[value-non-inferiority, minimum-lift, negative-flips, regret, churn,"
                + " worst-slice, group-exposure, effective-units, support, placebo,"
                + " propensity-drift, data-quality, log-age, nightly-sequence]");
    assertThat(text)
        .contains("negative-flips", "There is no history of this candidate", "No slice was valued");
    assertThat(markdown).content().contains("INCONCLUSIVE", "| negative-flips |");
    assertThat(junit).content().contains("tests=\"14\"", "log-age");
  }

  @Test
  void twoRunsOnOneLogAreCompared() {
    Path other = folder.resolve("other");
    List<String> again =
        SmallLog.nightly(
            folder.resolve("logs"),
            other,
            "--set=gate.candidate=logger:semantic",
            "--set=gate.production=logger:production");
    SmallLog.run(0, again);
    assertThat(gate(0, runs, "--baseline=" + other, RULE.formatted("0.9")))
        .contains("logger:semantic of ");
    assertThat(gate(2, runs, "--baseline=" + other, "--production=nobody", RULE.formatted("0.9")))
        .contains("has no values of 'nobody'", "logger:semantic");
  }

  @Test
  void twoPoliciesOnOneLogAreValuedAndJudged() {
    String text =
        SmallLog.run(
                0,
                List.of(
                    "gate",
                    "--log=" + runs,
                    "--propensities=" + runs,
                    "--candidate=" + runs + "#ips-softmax",
                    "--production=" + runs + "#click-naive",
                    "--out=" + folder.resolve("judged"),
                    RULE.formatted("0.9")))
            .text();
    assertThat(text).contains("may ips-softmax replace click-naive?");
    assertThat(
            SmallLog.run(
                    2,
                    List.of(
                        "gate",
                        "--log=" + runs,
                        "--candidate=" + runs + "#ips-softmux",
                        "--production=logger:production",
                        "--out=" + folder.resolve("judged")))
                .text())
        .contains("has no policy or ranker 'ips-softmux', did you mean 'ips-softmax'?");
  }

  @Test
  void aMissingBaselineIsNamed() {
    assertThat(gate(3, runs, "--baseline=" + folder.resolve("nowhere"), RULE.formatted("0.9")))
        .contains("nowhere is no run folder");
  }

  @Test
  void anotherLogIsRefused() throws IOException {
    assertThat(gate(3, runs, "--baseline=" + changed("input", "another"), RULE.formatted("0.9")))
        .contains("was valued on other rows (another)", "evaluate both on one log");
  }

  @Test
  void anotherSchemaIsRefused() throws IOException {
    assertThat(gate(3, changed("schemaVersion", 99), RULE.formatted("0.9")))
        .contains("values.json has schemaVersion 99", "a newer cltr");
  }

  @Test
  void aMetricThatWasNotValuedIsNamed() {
    assertThat(
            gate(
                2,
                runs,
                "--set=gate.rules=[{kind: value-non-inferiority, metric: dcg@3, margin: 0.1}]"))
        .contains("no value of ips-softmax in dcg@3", "[clicks, dcg@10]");
  }

  @Test
  void aValueThatIsNoNumberIsInconclusive() throws IOException {
    Path run = copy("nan");
    ObjectNode values = (ObjectNode) RunFolders.json(run.resolve("values.json"));
    for (JsonNode cell : values.at("/table/cells")) {
      ((ObjectNode) cell).putNull("value");
    }
    Files.write(run.resolve("values.json"), Json.bytes(values));
    assertThat(gate(5, run, RULE.formatted("0.9"))).contains("not to be trusted");
  }

  @Test
  void anUnknownRuleIsNamed() {
    assertThat(gate(2, runs, "--set=gate.rules=[{kind: negativ-flips}]"))
        .contains("GateRule of kind 'negativ-flips' is unknown, did you mean 'negative-flips'?");
    assertThat(gate(2, runs, "--set=gate.rules=[{kind: churn, mots: 0.2}]"))
        .contains("has no parameter 'mots', did you mean 'most'?");
    assertThat(gate(2, runs, "--set=gate.rules=[]")).contains("the gate has no rules");
  }

  private static Path changed(String field, Object value) throws IOException {
    Path run = copy("changed-" + field);
    ObjectNode values = (ObjectNode) RunFolders.json(run.resolve("values.json"));
    values.putPOJO(field, value);
    Files.write(run.resolve("values.json"), Json.bytes(values));
    return run;
  }

  private static Path copy(String name) throws IOException {
    Path run = folder.resolve(name).resolve("run");
    SmallLog.copy(RunFolders.latest(runs), run);
    return run;
  }
}
