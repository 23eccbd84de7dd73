package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights follow each other in one folder, and each knows those before it. */
class TrendRunTest {
  @TempDir static Path folder;

  private static Path night(List<String> arguments, String day) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--date=" + day);
    all.add("--look-back-days=5");
    SmallLog.run(0, all);
    return RunFolders.latest(folder.resolve("runs"));
  }

  private static List<String> days(Path run) {
    List<String> days = new ArrayList<>();
    for (JsonNode night : RunFolders.json(run.resolve("history.json")).get("nights")) {
      days.add(night.get("day").asText());
    }
    return days;
  }

  @Test
  void everyNightCarriesThoseBeforeIt() {
    Path logs = folder.resolve("logs");
    Path out = folder.resolve("runs");
    SmallLog.simulate(logs);
    Path counted = night(SmallLog.validate(logs, out), "2026-11-18");
    assertThat(counted.resolve("trend.html")).doesNotExist();
    Path first = night(SmallLog.nightly(logs, out), "2026-11-19");
    assertThat(days(first)).containsExactly("2026-11-18", "2026-11-19");
    assertThat(first.resolve("trend.html")).content().contains("Trend of 2 nights");
    assertThat(first.resolve("report.html")).content().contains("href=\"trend.html\"");
    Path second = night(SmallLog.nightly(logs, out), "2026-11-20");
    assertThat(days(second)).containsExactly("2026-11-18", "2026-11-19", "2026-11-20");
    assertThat(night(SmallLog.nightly(logs, out), "2026-11-20")).isEqualTo(second);
    JsonNode tonight = RunFolders.json(second.resolve("history.json")).get("nights").get(2);
    JsonNode headline = RunFolders.json(second.resolve("report.json")).get("headline");
    assertThat(tonight.at("/values/0/value")).isEqualTo(headline.get("candidateValue"));
    assertThat(tonight.at("/values/1/value")).isEqualTo(headline.get("productionValue"));
    assertThat(tonight.at("/difference/value")).isEqualTo(headline.get("difference"));
    assertThat(tonight.get("verdict")).isEqualTo(headline.get("verdict"));
  }
}
