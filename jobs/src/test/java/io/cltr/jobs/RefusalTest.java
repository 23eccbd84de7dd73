package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a log, a configuration or a verdict that is not as it should be. */
class RefusalTest {
  @TempDir Path folder;

  @Test
  void aLogWithTooManyBadRowsLeavesItsQuarantineAndItsReport() throws IOException {
    Terminal.Result result = nightly("i1,u1,q1,d1,0", "i2,u2,q1,d1,1");
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.DATA);
    assertThat(result.text())
        .contains("impressions: 1 of 2 rows (50.0%) cannot be used", "Quarantine: ")
        .doesNotContain("\tat ");
    Path runs = folder.resolve("runs");
    List<String> published = SmallLog.names(runs);
    assertThat(published).hasSize(2).startsWith(".lock");
    Path refusal = runs.resolve(published.get(1));
    assertThat(refusal.getFileName().toString()).startsWith("rejected-");
    assertThat(RunFolders.json(refusal.resolve("manifest.json")).at("/result/status").asText())
        .isEqualTo("rejected");
    assertThat(refusal.resolve("quarantine")).isNotEmptyDirectory();
    assertThat(result.text()).contains(refusal + "/quarantine", refusal + "/report.html");
    assertThat(refusal.resolve("report.html")).content().contains("The log was refused");
    JsonNode report = RunFolders.json(refusal.resolve("report.json"));
    assertThat(report.at("/data/refusal/0").asText()).contains("1 of 2 rows (50.0%)");
    assertThat(report.at("/data/findings/0/check").asText()).isEqualTo("position-below-1");
    assertThat(report.at("/data/findings/0/level").asText()).isEqualTo("error");
    assertThat(report.get("values")).isEmpty();
  }

  @Test
  void aFailedRunLeavesNothing() throws IOException {
    Terminal.Result result = nightly("i1,u1,q1,d1,1", "i2,u2,q1,d1,1");
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.DATA);
    assertThat(result.text()).contains("column logger", "at least two");
    assertThat(SmallLog.names(folder.resolve("runs"))).containsExactly(".lock");
  }

  @Test
  void unknownKeysNameTheNearestOne() {
    Terminal.Result result = Terminal.run("nightly", "--print-config", "--set=lookBackDay=3");
    assertThat(result.exit()).isEqualTo(Cltr.USAGE);
    assertThat(result.text()).contains("'lookBackDay' is unknown", "did you mean 'lookBackDays'?");
    result = Terminal.run("nightly", "--print-config", "--set=propensities.kind=harvest-all-pair");
    assertThat(result.exit()).isEqualTo(Cltr.USAGE);
    assertThat(result.text()).contains("did you mean 'harvest-all-pairs'?");
  }

  @Test
  void aMissingTableIsNamed() {
    Terminal.Result result = Terminal.run("nightly", "--out=" + folder.resolve("runs"));
    assertThat(result.exit()).isEqualTo(Cltr.USAGE);
    assertThat(result.text()).contains("the table of impressions is missing", "--impressions");
  }

  @Test
  void thePrintedConfigurationIsOneThatCanBeRead() throws IOException {
    Terminal.Result printed = Terminal.run("nightly", "--print-config", "--seed=7");
    assertThat(printed.exit()).isZero();
    Path file = Files.writeString(folder.resolve("all.yaml"), printed.text());
    Terminal.Result again = Terminal.run("nightly", "--print-config", "--config=" + file);
    assertThat(again.exit()).as(again.text()).isZero();
    assertThat(again.text().replace(folder + "/", "")).isEqualTo(printed.text());
  }

  private Terminal.Result nightly(String... impressions) throws IOException {
    Path shown = folder.resolve("impressions.csv");
    Files.writeString(
        shown,
        "impression_id,unit_id,query_id,doc_id,position\n" + String.join("\n", impressions) + "\n");
    Path clicks = folder.resolve("clicks.csv");
    Files.writeString(clicks, "impression_id,doc_id\ni2,d1\n");
    return Terminal.run(
        "nightly",
        "--impressions=" + shown,
        "--clicks=" + clicks,
        "--out=" + folder.resolve("runs"));
  }
}
