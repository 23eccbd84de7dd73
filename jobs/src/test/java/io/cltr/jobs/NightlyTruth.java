package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.pipeline.artefact.Models;
import io.cltr.ranker.Ranker;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.Truth;
import io.cltr.simulate.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DynamicTest;

/** The run of the main job on the sample logs, held against their truth. */
final class NightlyTruth {
  private final Path run;
  private final World world = World.of(new Simulation(), 20261120);
  private final Truth truth = world.truth();

  NightlyTruth(Path run) {
    this.run = run;
  }

  Stream<DynamicTest> tests() {
    return Stream.of(
        dynamicTest("publishes a whole run folder", this::publishesAWholeRunFolderAndNothingElse),
        dynamicTest("recovers examination", this::recoversExamination),
        dynamicTest("beats naive clicks in truth", this::debiasingBeatsNaiveClicksInTruth),
        dynamicTest(
            "intervals hold the truth",
            this::intervalsOfLoggersAndTheUpperBoundsOfTheOthersHoldTheTruth));
  }

  private void publishesAWholeRunFolderAndNothingElse() throws IOException {
    for (String name :
        List.of("manifest.json", "report.html", "report.json", "report.md", "propensities.json")) {
      assertThat(run.resolve(name)).isNotEmptyFile();
    }
    assertThat(run.resolve("models/ips-softmax/model.json")).isNotEmptyFile();
    assertThat(run.resolve("policies/logger-production/policy.json")).isNotEmptyFile();
    try (var files = Files.list(run.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".lock", "latest", run.getFileName().toString());
    }
  }

  private void recoversExamination() {
    double[] theta = truth.curve().theta();
    for (JsonNode position : RunFolders.json(run.resolve("propensities.json")).get("positions")) {
      assertThat(position.get("propensity").asDouble())
          .isCloseTo(theta[position.get("position").asInt() - 1], within(0.03));
    }
  }

  private void debiasingBeatsNaiveClicksInTruth() throws IOException {
    double gap = value("ips-softmax", "ndcg@10") - value("click-naive", "ndcg@10");
    System.out.printf(Locale.ROOT, "true NDCG@10, ips-softmax minus click-naive: %.4f%n", gap);
    assertThat(gap).isGreaterThanOrEqualTo(0.02);
  }

  /** Loggers have full support, so their intervals must hold the truth as often as they promise. */
  private void intervalsOfLoggersAndTheUpperBoundsOfTheOthersHoldTheTruth() throws IOException {
    int inside = 0;
    int loggersInside = 0;
    int loggers = 0;
    int bounded = 0;
    int total = 0;
    for (JsonNode value : RunFolders.json(run.resolve("report.json")).get("values")) {
      String policy = value.get("policy").asText();
      boolean known = !policy.startsWith("ips-softmax-");
      if (known && value.get("slice").asText().equals("all") && !capped(value)) {
        double exact = value(policy, value.get("metric").asText());
        boolean above = exact >= value.get("low").asDouble();
        boolean below = exact <= value.get("high").asDouble();
        total++;
        inside += above && below ? 1 : 0;
        double bound = value.get("high").asDouble() + value.get("unsupported").asDouble();
        bounded += above && exact <= bound ? 1 : 0;
        if (policy.startsWith("logger:")) {
          loggers++;
          loggersInside += above && below ? 1 : 0;
        }
      }
    }
    System.out.printf(
        "intervals that hold the truth: %d of %d; with the support bound %d; of loggers %d of %d%n",
        inside, total, bounded, loggersInside, loggers);
    assertThat(loggersInside).isGreaterThanOrEqualTo(loggers - 2);
    assertThat(bounded).isGreaterThanOrEqualTo(total - 2);
  }

  private static boolean capped(JsonNode value) {
    return value.get("estimator").asText().equals("clipped-ips");
  }

  private double value(String policy, String metric) throws IOException {
    Path model = run.resolve("models").resolve(policy).resolve("model.json");
    if (!Files.exists(model)) {
      return truth.value(policy, metric);
    }
    Ranker ranker = new Models(new Configuration()).find(model.getParent().toString(), "").ranker();
    return truth.values(policy, ranker, world.catalogue()).stream()
        .filter(value -> value.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
