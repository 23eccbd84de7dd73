package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.pipeline.spark.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of single actions that does not say its probabilities is valued with estimated ones. */
class LoggingModelRunTest {
  @TempDir Path folder;

  @Test
  void estimatedProbabilitiesValueTheUniformPolicyRight() throws IOException {
    Path logs = folder.resolve("logs");
    Terminal.Result simulated =
        Terminal.run(
            "simulate",
            "--one-action",
            "--out=" + logs,
            "--set=traffic.impressions=20000",
            "--set=catalogue.queries=100");
    assertThat(simulated.exit()).as(simulated.text()).isZero();
    Sessions.open("cltr")
        .read()
        .parquet(logs.resolve("impressions").toString())
        .drop("logging_probability")
        .write()
        .parquet(folder.resolve("unsaid").toString());
    JsonNode estimated = values("unsaid", folder.resolve("unsaid"), "multinomial");
    JsonNode known = values("said", logs.resolve("impressions"), "logged");
    JsonNode said = uniform(known);
    JsonNode value = uniform(estimated);
    double truth = truth(logs.resolve("truth.json"));
    double error = value.get("standardError").asDouble();
    assertThat((value.get("value").asDouble() - truth) / error).isBetween(-4.0, 4.0);
    assertThat(error / said.get("standardError").asDouble()).isBetween(0.5, 2.0);
    assertThat(estimated.at("/data/log/oneAction").asBoolean()).isTrue();
    assertThat(estimated.at("/data/findings").findValuesAsText("check")).contains("logging-model");
    assertThat(known.at("/data/findings").findValuesAsText("check"))
        .doesNotContain("logging-model");
  }

  private JsonNode values(String name, Path impressions, String model) {
    Path run =
        RunFolders.run(
            folder.resolve(name),
            0,
            "evaluate",
            "--impressions=" + impressions,
            "--clicks=" + folder.resolve("logs/clicks"),
            "--features=" + folder.resolve("logs/features.csv"),
            "--set=loggingModel=" + model,
            "--set=policies=[uniform]");
    return RunFolders.json(run.resolve("report.json"));
  }

  private static JsonNode uniform(JsonNode report) {
    for (JsonNode value : report.get("values")) {
      if (value.get("estimator").asText().equals("ips")) {
        return value;
      }
    }
    throw new AssertionError("no value by ips: " + report.get("values"));
  }

  private static double truth(Path file) {
    for (JsonNode value : RunFolders.json(file).get("values")) {
      if (value.get("policy").asText().equals("uniform")
          && value.get("metric").asText().equals("clicks")) {
        return value.get("value").asDouble();
      }
    }
    throw new AssertionError("no true value in " + file);
  }
}
