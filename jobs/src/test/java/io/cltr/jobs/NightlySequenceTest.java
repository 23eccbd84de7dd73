package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same candidate judged on the new units of three nights. */
class NightlySequenceTest {
  @TempDir static Path folder;

  private static Path night(int exit, String day, int days, String candidate) {
    Path out = folder.resolve("runs");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--impressions=" + folder.resolve("logs/impressions"),
                "--clicks=" + folder.resolve("logs/clicks"),
                "--features=" + folder.resolve("logs/features.csv"),
                "--date=" + day,
                "--look-back-days=" + days,
                "--history=" + out,
                "--set=gate.candidate=" + candidate,
                "--set=gate.production=logger:production",
                "--set=gate.rules=[{kind: nightly-sequence, margin: 0.8}]",
                "--out=" + out));
    SmallLog.run(exit, arguments);
    return RunFolders.latest(out);
  }

  @Test
  void everyUnitCountsOnceAndANewCandidateStartsAnew() throws IOException {
    SmallLog.run(
        0,
        List.of(
            "simulate",
            "--out=" + folder.resolve("logs"),
            "--seed=3",
            "--set=traffic.impressions=3000",
            "--set=traffic.units=2500",
            "--set=catalogue.queries=20"));
    Path first = night(0, "2026-11-16", 3, "logger:semantic");
    Path second = night(0, "2026-11-18", 5, "logger:semantic");
    Path third = night(0, "2026-11-20", 7, "logger:semantic");

    JsonNode nights = RunFolders.json(third.resolve("sequence.json")).at("/nights/nights");
    assertThat(nights).hasSize(3);
    assertThat(nights.get(0).get("run").asText()).isEqualTo(first.getFileName().toString());
    assertThat(nights.get(1).get("run").asText()).isEqualTo(second.getFileName().toString());
    long counted = 0;
    for (JsonNode night : nights) {
      assertThat(night.get("units").asLong()).isPositive();
      counted += night.get("units").asLong();
    }
    JsonNode report = RunFolders.json(third.resolve("report.json"));
    assertThat(counted).isEqualTo(report.at("/data/log/units").asLong());

    JsonNode looks = RunFolders.json(third.resolve("gate.json")).get("looks");
    assertThat(looks).hasSize(3);
    assertThat(width(looks.get(2))).isLessThan(width(looks.get(0)));

    byte[] before = Files.readAllBytes(third.resolve("sequence.json"));
    assertThat(night(0, "2026-11-20", 7, "logger:semantic")).isEqualTo(third);
    assertThat(third.resolve("sequence.json")).hasBinaryContent(before);

    Path other = night(0, "2026-11-20", 7, "logger:popularity");
    assertThat(RunFolders.json(other.resolve("sequence.json")).at("/nights/nights")).hasSize(1);
  }

  private static double width(JsonNode look) {
    return look.get("high").asDouble() - look.get("low").asDouble();
  }
}
