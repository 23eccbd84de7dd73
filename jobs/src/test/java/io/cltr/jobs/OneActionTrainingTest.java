package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learners of policies on logs of single actions, by the command line. */
class OneActionTrainingTest {
  @TempDir Path folder;

  @BeforeEach
  void simulate() {
    Terminal.Result simulated =
        Terminal.run(
            "simulate",
            "--one-action",
            "--out=" + folder.resolve("logs"),
            "--set=traffic.impressions=8000",
            "--set=catalogue.queries=40");
    assertThat(simulated.exit()).as(simulated.text()).isZero();
  }

  @Test
  void aPolicyIsTrainedAndWorthMoreThanChance() {
    Path run =
        RunFolders.run(
            folder.resolve("out"),
            0,
            "nightly",
            "--impressions=" + folder.resolve("logs/impressions"),
            "--clicks=" + folder.resolve("logs/clicks"),
            "--features=" + folder.resolve("logs/features.csv"),
            "--set=gate.rules=[{kind: value-non-inferiority, margin: 0.9}]",
            "--set=training.rankers=[{name: drawing, learner: norm-poem}]");
    JsonNode report = RunFolders.json(run.resolve("report.json"));

    assertThat(value(report, "drawing-pl")).isGreaterThan(1.3 * value(report, "uniform"));
  }

  @Test
  void aLearnerOfRankingsIsRefused() {
    Terminal.Result refused =
        Terminal.run(
            "nightly",
            "--out=" + folder.resolve("out"),
            "--impressions=" + folder.resolve("logs/impressions"),
            "--clicks=" + folder.resolve("logs/clicks"),
            "--features=" + folder.resolve("logs/features.csv"),
            "--set=training.rankers=[{name: sorted, learner: prop-svm-rank}]");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.text())
        .contains("'sorted' is of kind prop-svm-rank, which learns from rankings")
        .contains("use one of [dr-bandit, ips-bandit, norm-poem, poem]");
  }

  private static double value(JsonNode report, String policy) {
    for (JsonNode value : report.get("values")) {
      if (value.get("policy").asText().equals(policy)
          && value.get("estimator").asText().equals("ips")) {
        return value.get("value").asDouble();
      }
    }
    throw new AssertionError("no value by ips of " + policy + ": " + report.get("values"));
  }
}
