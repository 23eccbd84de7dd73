package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a site whose users are those of a click model, valued by click models. */
class ClickModelRunTest {
  @TempDir static Path folder;
  private static Path log;

  @BeforeAll
  static void assemble() {
    Path logs = folder.resolve("logs");
    Terminal.Result simulated =
        Terminal.run(
            "simulate",
            "--out=" + logs,
            "--set=user.clicks=dbn",
            "--set=traffic.impressions=8000",
            "--set=traffic.units=2000",
            "--set=catalogue.queries=12");
    assertThat(simulated.exit()).as(simulated.text()).isZero();
    log =
        RunFolders.run(
            folder.resolve("log"),
            0,
            "assemble",
            "--impressions=" + logs.resolve("impressions"),
            "--clicks=" + logs.resolve("clicks"),
            "--features=" + logs.resolve("features.csv"));
  }

  private static String[] arguments(String metrics, String estimators) {
    return new String[] {
      "evaluate",
      "--log=" + log,
      "--set=policies=[{kind: logger, logger: production}]",
      "--set=values.metrics=" + metrics,
      "--set=values.estimators=" + estimators
    };
  }

  @Test
  void valuesAreNearTheTruth() {
    Path run =
        RunFolders.run(
            folder.resolve("run"),
            0,
            arguments(
                "[clicks, satisfied-clicks, err@10]",
                "[{kind: click-model, model: {kind: dbn, iterations: 30}, groups: 4}]"));
    SortedMap<String, Double> truths = new TreeMap<>();
    for (JsonNode value : RunFolders.json(folder.resolve("logs/truth.json")).get("values")) {
      if (value.get("policy").asText().equals("logger:production")) {
        truths.put(value.get("metric").asText(), value.get("value").asDouble());
      }
    }
    JsonNode values = RunFolders.json(run.resolve("report.json")).get("values");
    assertThat(values).hasSize(3);
    for (JsonNode value : values) {
      assertThat(value.get("estimator").asText()).isEqualTo("click-model");
      assertThat(value.get("interval").asText())
          .contains("the click model fitted again without each of 4 groups of units");
      assertThat(value.get("warnings").toString()).contains("the value is the click model's");
      double error = value.get("standardError").asDouble();
      double truth = truths.get(value.get("metric").asText());
      assertThat(error).isBetween(1e-3, 0.05);
      assertThat(value.get("value").asDouble() / truth)
          .as(value.get("metric").asText())
          .isBetween(0.8, 1.25);
    }
  }

  private static void refused(String what, String metrics, String estimators) {
    String[] arguments = arguments(metrics, estimators);
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--out=" + folder.resolve("refused");
    Terminal.Result result = Terminal.run(all);
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.USAGE);
    assertThat(result.text()).contains(what);
    assertThat(folder.resolve("refused/latest")).doesNotExist();
  }

  @Test
  void refusalsNameWhatIsAllowed() {
    refused(
        "which click model 'ubm' does not: use one of ccm, cm, dbn, dcm, sdbn",
        "[err@5]",
        "[{kind: click-model, model: ubm}]");
    refused("'err@5' cannot be estimated by 'ips'", "[err@5]", "[ips]");
    refused("'reward' cannot be estimated by 'click-model'", "[reward]", "[click-model]");
    refused(
        "groups must lie between 2 and 128, found 1",
        "[clicks]",
        "[{kind: click-model, groups: 1}]");
    refused("draws must be 2 or more, found 1", "[clicks]", "[{kind: click-model, draws: 1}]");
    refused("satisfied-clicks and err@k", "[satisfied]", "[click-model]");
  }
}
