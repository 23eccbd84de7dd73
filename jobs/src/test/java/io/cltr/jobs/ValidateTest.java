package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code validate} says of a log, and how levels decide whether it may be used. */
class ValidateTest {
  @TempDir static Path folder;

  @BeforeAll
  static void simulate() {
    Terminal.Result simulated =
        Terminal.run(
            "simulate",
            "--out=" + folder.resolve("logs"),
            "--set=traffic.impressions=3000",
            "--set=traffic.units=500",
            "--set=catalogue.queries=20");
    assertThat(simulated.exit()).as(simulated.text()).isZero();
  }

  @Test
  void aGoodLogIsReported() throws IOException {
    Terminal.Result result = validate("good");
    assertThat(result.exit()).as(result.text()).isZero();
    JsonNode report = report("good");
    assertThat(report.at("/data/log/impressions").asLong()).isEqualTo(3000);
    assertThat(report.at("/data/refusal")).isEmpty();
    assertThat(report.get("propensities").isNull()).isTrue();
    assertThat(RunFolders.latest(folder.resolve("good")).resolve("history.json")).exists();
  }

  @Test
  void aCheckMayBeAnErrorAndThenRefusesTheLog() throws IOException {
    Terminal.Result result =
        validate("strict", "--set=checks={thin-positions: {level: error, displays: 100000}}");
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.DATA);
    assertThat(result.text()).contains("the log is refused: thin-positions: ", "report.html");
    assertThat(folder.resolve("strict/latest")).doesNotExist();
  }

  @Test
  void theReportOfARunNamesRowsButNoFiles() throws IOException {
    Terminal.Result result = validate("late", "--set=attribution.window=10s");
    assertThat(result.exit()).as(result.text()).isZero();
    JsonNode late = report("late").at("/data/findings/0");
    assertThat(late.get("check").asText()).isEqualTo("late-click");
    assertThat(late.get("examples").toString()).contains("impression_id");
    assertThat(report("late").toString()).doesNotContain(folder.toString());
  }

  @Test
  void levelsAreGivenByName() {
    wrong(
        "checks={single-loger: info}", "'single-loger' is unknown, did you mean 'single-logger'?");
    wrong(
        "checks.single-logger=fatal", "the level of 'single-logger' is 'fatal'", "error, warning");
    wrong("checks={thin-positions: {depth: 3}}", "'thin-positions' has no parameter 'depth'");
    Terminal.Result printed =
        Terminal.run("validate", "--print-config", "--set=checks.late-click=error");
    assertThat(printed.text()).contains("late-click: \"error\"", "duplicate-row: \"warning\"");
  }

  private static void wrong(String setting, String... message) {
    Terminal.Result result = validate("wrong", "--set=" + setting);
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.USAGE);
    assertThat(result.text()).contains(message).doesNotContain("\tat ");
  }

  private static Terminal.Result validate(String out, String... flags) {
    List<String> arguments = new ArrayList<>();
    arguments.add("validate");
    arguments.add("--impressions=" + folder.resolve("logs/impressions"));
    arguments.add("--clicks=" + folder.resolve("logs/clicks"));
    arguments.add("--features=" + folder.resolve("logs/features.csv"));
    arguments.add("--out=" + folder.resolve(out));
    arguments.addAll(List.of(flags));
    return Terminal.run(arguments.toArray(String[]::new));
  }

  private static JsonNode report(String out) throws IOException {
    return RunFolders.json(RunFolders.latest(folder.resolve(out)).resolve("report.json"));
  }
}
