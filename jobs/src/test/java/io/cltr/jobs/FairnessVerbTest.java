package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fair policies in a night, their audit, the gate's rule, and what is refused. */
class FairnessVerbTest {
  private static final String FAIR =
      "{kind: exposure-amortised, name: fair, ranker: ips-softmax, confidence: 0, criterion: {kind:"
          + " demographic-parity, slack: 0.02}}";
  private static final String POLICIES = "--set=policies=[{kind: top-score, ranker: ips-softmax}, ";

  @TempDir static Path folder;
  private static Path logs;
  private static Path runs;

  @BeforeAll
  static void night() {
    logs = folder.resolve("logs");
    runs = folder.resolve("runs");
    SmallLog.simulate(logs);
    SmallLog.run(
        0,
        SmallLog.nightly(
            logs,
            runs,
            "--documents=" + logs.resolve("documents.csv"),
            POLICIES
                + FAIR
                + ", {kind: exposure-optimal, name: shares, ranker: ips-softmax, criterion: {kind:"
                + " minimum-share, shares: {newcomer: 0.9}, slack: 0}}, {kind: two-sided, ranker:"
                + " ips-softmax, iterations: 5}, {kind: fair-controller, ranker: ips-softmax,"
                + " rounds: 10}, {kind: logger, logger: production}]",
            "--set=gate.candidate=fair",
            "--set=gate.production=logger:production",
            "--set=fairness.slices=[device]",
            "--keep-log"));
  }

  private static JsonNode report(Path out) throws IOException {
    return RunFolders.json(RunFolders.latest(out).resolve("report.json"));
  }

  private static JsonNode measure(JsonNode report, String policy, String measure) {
    for (JsonNode found : report.at("/fairness/measures")) {
      if (found.get("policy").asText().equals(policy)
          && found.get("slice").asText().equals("all")
          && found.get("measure").asText().equals(measure)) {
        return found;
      }
    }
    throw new AssertionError(policy + " " + measure);
  }

  @Test
  void aFairPolicyIsFairerThanItsRankerAndHasItsPrice() throws IOException {
    JsonNode report = report(runs);
    double fair = Math.abs(measure(report, "fair", "parity-difference").get("value").asDouble());
    double free =
        Math.abs(measure(report, "ips-softmax", "parity-difference").get("value").asDouble());
    JsonNode frontier = report.at("/fairness/frontiers/0");

    assertThat(fair).isLessThan(Math.max(.1, free));
    assertThat(frontier.get("policy").asText()).isEqualTo("fair");
    assertThat(frontier.get("points")).hasSize(7);
    assertThat(frontier.at("/points/6/price/value").asDouble()).isZero();
    assertThat(RunFolders.latest(runs).resolve("report.html"))
        .content()
        .contains("id=\"fairness\"", "What fairness costs: fair", "Exposure of newcomer");
    assertThat(RunFolders.latest(runs).resolve("report.md"))
        .content()
        .contains("## Fairness", "What fair costs", "device=mobile");
  }

  /** No list of 15 to 20 with 30 % newcomers has nine of them in every ten. */
  @Test
  void aDemandThatCannotBeMetIsMetAsFarAsItGoes() throws IOException {
    JsonNode policy =
        RunFolders.json(RunFolders.latest(runs).resolve("policies/shares/policy.json"));

    assertThat(policy.at("/parameters/criterion/kind").asText()).isEqualTo("minimum-share");
    assertThat(report(runs).at("/fairness/frontiers/1/warnings/0").asText())
        .contains("20 of 20 queries cannot meet their demands");
    JsonNode groups = report(runs).at("/fairness/groups");
    double shares = exposure(groups, "shares");
    assertThat(shares).isGreaterThan(exposure(groups, "ips-softmax"));
  }

  private static double exposure(JsonNode groups, String policy) {
    for (JsonNode group : groups) {
      if (group.get("policy").asText().equals(policy)
          && group.get("group").asText().equals("newcomer")
          && group.get("slice").asText().equals("all")) {
        return group.at("/relative/value").asDouble();
      }
    }
    throw new AssertionError(policy);
  }

  @Test
  void theGateJudgesWhatWasStored() {
    String lenient = "--set=gate.rules=[{kind: fairness, measure: parity-difference, most: 5}]";
    String strict =
        "--set=gate.rules=[{kind: fairness, measure: parity-difference, most: 0.000001}]";
    List<String> gate = List.of("gate", "--values=" + runs, "--out=" + folder.resolve("gates"));

    assertThat(SmallLog.run(0, with(gate, lenient)).text()).contains("fairness", "PASS");
    int exit = Terminal.run(with(gate, strict).toArray(String[]::new)).exit();
    assertThat(exit).isIn(4, 5);
  }

  @Test
  void theVerbAuditsWithTheArtefactsOfARun() throws IOException {
    Path out = folder.resolve("audit");
    String text =
        SmallLog.run(
                0,
                List.of(
                    "fairness",
                    "--log=" + runs,
                    "--propensities=" + runs,
                    "--models=" + runs,
                    "--out=" + out,
                    POLICIES + FAIR + "]"))
            .text();

    assertThat(text).contains("fairness", "1 frontier");
    assertThat(report(out).at("/values")).isEmpty();
    assertThat(measure(report(out), "fair", "parity-difference").get("value").asDouble())
        .isEqualTo(measure(report(runs), "fair", "parity-difference").get("value").asDouble());
    assertThat(RunFolders.latest(out).resolve("policies/fair/policy.json")).exists();
  }

  @Test
  void whatCannotBeAuditedSaysWhy() throws IOException {
    assertThat(SmallLog.run(0, SmallLog.nightly(logs, folder.resolve("bare"))).text())
        .contains("no document has a group: give --documents");
    assertThat(
            SmallLog.run(2, SmallLog.nightly(logs, folder.resolve("bare"), POLICIES + FAIR + "]"))
                .text())
        .contains("'fair' of kind exposure-amortised", "give --documents PATH");
    String documents = "--documents=" + logs.resolve("documents.csv");
    assertThat(
            SmallLog.run(
                    2,
                    SmallLog.nightly(
                        logs,
                        folder.resolve("named"),
                        documents,
                        POLICIES
                            + "{kind: exposure-amortised, ranker: ips-softmax, criterion: {kind:"
                            + " equity, grouping: {groups: [nobody]}}}]"))
                .text())
        .contains("names the group 'nobody'", "which no candidate of the log is in");
    assertThat(
            SmallLog.run(
                    2,
                    SmallLog.nightly(
                        logs,
                        folder.resolve("kind"),
                        documents,
                        POLICIES
                            + "{kind: exposure-optimal, ranker: ips-softmax, criterion: demographic}]"))
                .text())
        .contains("'demographic' is unknown", "demographic-parity");
    assertThat(
            SmallLog.run(
                    2,
                    SmallLog.nightly(
                        logs,
                        folder.resolve("slack"),
                        documents,
                        POLICIES
                            + "{kind: exposure-optimal, ranker: ips-softmax, criterion: {kind:"
                            + " equity, slack: -1}}]"))
                .text())
        .contains("equity.slack: found -1");
  }

  /** One newcomer is left, and a document that two rows put into two groups is in both. */
  @Test
  void aGroupOfOneDocumentHasAnInterval() throws IOException {
    Path documents = folder.resolve("one.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(logs.resolve("documents.csv")));
    List<String> few = new ArrayList<>(List.of(lines.get(0)));
    for (String line : lines.subList(1, lines.size())) {
      few.add(line.replace("newcomer", "established"));
    }
    few.set(1, few.get(1).replace("established", "newcomer"));
    Files.write(documents, few);
    Path out = folder.resolve("one");
    SmallLog.run(
        0,
        List.of(
            "fairness",
            "--impressions=" + logs.resolve("impressions"),
            "--clicks=" + logs.resolve("clicks"),
            "--features=" + logs.resolve("features.csv"),
            "--documents=" + documents,
            "--out=" + out,
            "--set=policies=[{kind: logger, logger: production}, uniform]"));

    JsonNode found = measure(report(out), "uniform", "exposure-ratio");
    assertThat(found.get("value").isNumber()).isTrue();
    assertThat(found.get("low").asDouble()).isLessThanOrEqualTo(found.get("value").asDouble());
  }

  private static List<String> with(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all;
  }
}
