package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.pipeline.simulate.TruthJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's data, from outside the project; skipped where it is absent. */
class RealLogsTest {
  private static final Path DATA = Modules.ROOT.resolve("../shared/data");

  @TempDir Path folder;

  /** Open Bandit Pipeline 0.5.5's ipw and snipw of one policy on the other policy's log. */
  @ParameterizedTest
  @CsvSource({"bts, random", "random, bts"})
  void valuesOfOpenBanditPoliciesEqualTheReference(String logger, String policy)
      throws IOException {
    Path men = DATA.resolve("open-bandit-men");
    assumeTrue(Files.isDirectory(men), "there is no " + men);
    Path log = folder.resolve(logger);
    run(
        "import",
        "--format=open-bandit",
        "--out=" + log,
        men.resolve(logger).resolve("men.csv.gz").toString());
    String reference = "reference/obd_%s_men_eval_%s".formatted(logger, policy);
    Path table = policyTable(men.resolve(reference + ".policy.csv.gz"));
    Path run =
        RunFolders.run(
            folder.resolve("runs"),
            0,
            "evaluate",
            "--impressions=" + log.resolve("impressions"),
            "--clicks=" + log.resolve("clicks"),
            "--set=policies=[{kind: table, name: target, path: " + table + "}]");
    JsonNode expected = RunFolders.json(men.resolve(reference + ".json"));
    JsonNode values = RunFolders.json(run.resolve("report.json")).get("values");
    JsonNode ips = value(values, "ips");
    assertThat(ips.get("value").asDouble())
        .isCloseTo(expected.at("/estimates/ipw/point").asDouble(), within(1e-12));
    assertThat(value(values, "snips").get("value").asDouble())
        .isCloseTo(expected.at("/estimates/snipw/point").asDouble(), within(1e-12));
    double ess = expected.at("/importance_weight_diagnostics/ess").asDouble();
    assertThat(ips.get("ess").asDouble()).isCloseTo(ess, within(1e-9 * ess));
  }

  private static JsonNode value(JsonNode values, String estimator) {
    for (JsonNode value : values) {
      if (value.get("estimator").asText().equals(estimator)) {
        return value;
      }
    }
    throw new AssertionError("no value by " + estimator);
  }

  /** The reference counts positions from 0 and has no query, the log has campaign and 1 to 3. */
  private Path policyTable(Path reference) throws IOException {
    StringBuilder rows = new StringBuilder("query_id,doc_id,position,probability\n");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(reference)), StandardCharsets.UTF_8))) {
      for (String row : reader.lines().skip(1).toList()) {
        List<String> cells = List.of(row.split(","));
        rows.append(
            "men,%s,%d,%s%n"
                .formatted(cells.get(0), Integer.parseInt(cells.get(1)) + 1, cells.get(2)));
      }
    }
    return Files.writeString(folder.resolve("target.csv"), rows);
  }

  @Test
  void aNightOnRealFeaturesAndSimulatedClicksRecoversExamination() throws IOException {
    Path train = DATA.resolve("lightgbm-lambdarank/rank.train.gz");
    assumeTrue(Files.exists(train), "there is no " + train);
    Path judgements = folder.resolve("judgements");
    Path logs = folder.resolve("logs");
    run("import", "--format=letor", "--out=" + judgements, train.toString());
    run("simulate", "--catalogue=" + judgements, "--out=" + logs, "--seed=7");
    Path run =
        RunFolders.run(
            folder.resolve("runs"),
            0,
            "nightly",
            "--impressions=" + logs.resolve("impressions"),
            "--clicks=" + logs.resolve("clicks"),
            "--features=" + logs.resolve("features.csv"));
    double[] theta = TruthJson.read(logs.resolve("truth.json")).curve().theta();
    for (JsonNode position : RunFolders.json(run.resolve("propensities.json")).get("positions")) {
      assertThat(position.get("propensity").asDouble())
          .isCloseTo(theta[position.get("position").asInt() - 1], within(0.03));
    }
    assertThat(run.resolve("report.html")).isNotEmptyFile();
  }

  private static void run(String... arguments) {
    Terminal.Result result = Terminal.run(arguments);
    assertThat(result.exit()).as(result.text()).isZero();
  }
}
