package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of logs of single actions by likelihood, of distributions and by weighted models. */
class OneActionValuesTest {
  @TempDir static Path folder;

  @BeforeAll
  static void simulate() {
    Terminal.Result simulated =
        Terminal.run(
            "simulate",
            "--one-action",
            "--out=" + folder.resolve("logs"),
            "--set=traffic.impressions=2000",
            "--set=catalogue.queries=20");
    assertThat(simulated.exit()).as(simulated.text()).isZero();
  }

  private static List<String> arguments(String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--impressions=" + folder.resolve("logs/impressions"),
                "--clicks=" + folder.resolve("logs/clicks"),
                "--features=" + folder.resolve("logs/features.csv")));
    for (String setting : settings) {
      arguments.add("--set=" + setting);
    }
    return arguments;
  }

  @Test
  void everyEstimatorAndKind() {
    Path run =
        RunFolders.run(
            folder.resolve("out"),
            0,
            arguments(
                    "values.metrics=[reward]",
                    "values.estimators=[ips, cressie-read, empirical-likelihood, quantile,"
                        + " {kind: quantile, p: 0.95}, {kind: cvar, share: 0.2, tail: upper}, dm, dr]",
                    "values.rewardModel={kind: mrdr, of: {kind: boosted-trees, trees: 20}}",
                    "values.leastProbability=0.001",
                    "values.largestReward=5",
                    "values.intervals=[t, cressie-read, empirical-likelihood]")
                .toArray(new String[0]));
    JsonNode report = RunFolders.json(run.resolve("report.json"));

    List<String> estimators = new ArrayList<>();
    for (JsonNode value : report.get("values")) {
      if (value.get("policy").asText().equals("uniform")
          && value.get("slice").asText().equals("all")) {
        estimators.add(value.get("estimator").asText());
        assertThat(value.get("value").isNumber()).isTrue();
        assertThat(value.get("low").asDouble()).isLessThanOrEqualTo(value.get("high").asDouble());
        assertThat(value.get("otherIntervals")).hasSize(2);
        if (value.get("estimator").asText().startsWith("quantile")) {
          assertThat(value.get("interval").asText())
              .containsPattern("told apart at 1\\d\\d points");
        }
      }
    }
    assertThat(estimators)
        .containsExactly(
            "ips",
            "cressie-read",
            "empirical-likelihood",
            "quantile",
            "quantile(p=0.95)",
            "cvar",
            "dm",
            "dr");
    assertThat(report.get("calibration")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "values.estimators=[{kind: quantile, p: 1}]|quantile: p must lie between 0 and 1, found 1.0",
        "values.estimators=[{kind: cvar, share: 0}]|cvar: share must lie between 0 and 1, found 0.0",
        "values.estimators=[{kind: cvar, tail: both}]|both",
        "values.rewardModel={kind: mrdr, of: {kind: mrdr}}|reward model mrdr: 'of' is 'mrdr'",
      })
  void mistakesAreNamed(String setting, String message) {
    List<String> arguments = arguments(setting, "values.metrics=[reward]");
    arguments.add("--out=" + folder.resolve("refused"));
    Terminal.Result refused = Terminal.run(arguments.toArray(new String[0]));

    assertThat(refused.exit()).as(refused.text()).isEqualTo(2);
    assertThat(refused.text()).contains(message);
  }

  /** What needs single actions says so of a log of rankings. */
  @Test
  void rankingsAreRefused() {
    Terminal.Result simulated =
        Terminal.run(
            "simulate",
            "--out=" + folder.resolve("rankings"),
            "--set=traffic.impressions=500",
            "--set=catalogue.queries=10");
    assertThat(simulated.exit()).as(simulated.text()).isZero();
    for (String setting :
        List.of(
            "values.estimators=[quantile]|value estimator 'quantile'",
            "values.estimators=[cressie-read]|value estimator 'cressie-read'",
            "values.estimators=[empirical-likelihood]|value estimator 'empirical-likelihood'",
            "values.estimators=[dr],values.rewardModel={kind: mrdr}|reward model 'mrdr' weighs by")) {
      String[] parts = setting.split("\\|");
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "evaluate",
                  "--impressions=" + folder.resolve("rankings/impressions"),
                  "--clicks=" + folder.resolve("rankings/clicks"),
                  "--out=" + folder.resolve("refused")));
      for (String one : parts[0].split(",(?=values)")) {
        arguments.add("--set=" + one);
      }
      Terminal.Result refused = Terminal.run(arguments.toArray(new String[0]));
      assertThat(refused.exit()).as(refused.text()).isEqualTo(2);
      assertThat(refused.text()).contains(parts[1]);
    }
  }
}
