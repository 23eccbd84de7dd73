package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad inputs: each ends with the exit code of its kind and a message that says what was found where
 * and what to do; nothing is half published, and no row is lost uncounted.
 */
class BadInputsTest {
  private static final List<String> TABLES = List.of("impressions", "clicks", "features");

  @TempDir static Path shared;
  private static Path assembled;

  @TempDir Path folder;

  @BeforeAll
  static void assemble() {
    GoodLog log = new GoodLog(shared, shared);
    Terminal.Result result = log.run();
    assertThat(result.exit()).as(result.text()).isZero();
    assembled = RunFolders.latest(log.out());
  }

  static Stream<Arguments> inputs() {
    return Stream.of(BadFiles.all(), BadRows.all(), BadCommands.all())
        .flatMap(List::stream)
        .map(BadInput::arguments);
  }

  @Test
  void thereAreAtLeastFortyDifferentOnes() {
    assertThat(inputs()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aBadInputIsTold(BadInput input) throws IOException {
    GoodLog log = new GoodLog(folder, assembled);
    input.spoil().accept(log);
    Terminal.Result result = log.run();
    assertThat(result.exit()).as(result.text()).isEqualTo(input.exit());
    assertThat(result.text()).contains(input.messages()).doesNotContain("\tat ", "Exception");
    assertThat(result.text().length()).as("length of the message").isLessThan(5000);
    assertPublishedWhole(log, input.exit());
  }

  @Test
  void whatMayNotBeReadIsToldAndNothingIsPublished() throws IOException {
    GoodLog log = new GoodLog(folder, assembled);
    Path file = log.file("views.csv", log.bytes("impressions"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
    Assumptions.assumeFalse(Files.isReadable(file), "root reads everything");
    Terminal.Result result = log.from("impressions", "views.csv").run();
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.USAGE);
    assertThat(result.text())
        .contains("impressions: '" + file + "' cannot be read: permission denied")
        .doesNotContain("\tat ");
    assertPublishedWhole(log, Cltr.USAGE);
  }

  @Test
  void theGoodLogIsGoodHoweverItIsWritten() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String form : List.of("plain", "mark", "crlf", "gzip", "parquet", "days")) {
      GoodLog log = new GoodLog(Files.createDirectory(folder.resolve(form)), assembled);
      byte[] csv = log.bytes("impressions");
      switch (form) {
        case "mark" ->
            log.from(
                "impressions", "v.csv", ("\uFEFF" + text(csv)).getBytes(StandardCharsets.UTF_8));
        case "crlf" ->
            log.from(
                "impressions",
                "v.csv",
                text(csv).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        case "gzip" -> log.from("impressions", "v/*.csv.gz").file("v/1.csv.gz", BadFiles.gzip(csv));
        case "parquet" -> log.from("impressions", "v.parquet", BadFiles.parquet(log));
        case "days" -> log.from("impressions", "v").file("v/date=2026-11-20/1.csv", csv);
        default -> {}
      }
      Terminal.Result result = log.run();
      assertThat(result.exit()).as(result.text()).isZero();
      assertPublishedWhole(log, 0);
      JsonNode found = RunFolders.json(RunFolders.latest(log.out()).resolve("log/log.json"));
      hashes.put(form, found.get("inputHash").asText());
      assertThat(found.get("quarantined")).as(form).isEmpty();
    }
    assertThat(hashes.values()).as(hashes.toString()).containsOnly(hashes.get("plain"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** All of a run or nothing of it; and all rows that were read are used or in quarantine. */
  private static void assertPublishedWhole(GoodLog log, int exit) throws IOException {
    List<Path> published = published(log.out());
    if (exit == 0) {
      assertThat(published).hasSize(1);
      assertThat(RunFolders.latest(log.out())).isEqualTo(published.get(0));
      assertRowsCounted(log, published.get(0), "complete");
    } else if (!published.isEmpty()) {
      assertThat(exit).isEqualTo(Cltr.DATA);
      assertThat(published).hasSize(1);
      assertThat(log.out().resolve("latest")).doesNotExist();
      assertRowsCounted(log, published.get(0), "rejected");
    }
  }

  private static List<Path> published(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(out)) {
      List<Path> found =
          all.filter(path -> !List.of("latest", ".lock").contains(path.getFileName().toString()))
              .toList();
      assertThat(found).allSatisfy(run -> assertThat(run.resolve("manifest.json")).exists());
      return found;
    }
  }

  private static void assertRowsCounted(GoodLog log, Path run, String status) throws IOException {
    JsonNode result = RunFolders.json(run.resolve("manifest.json")).get("result");
    assertThat(result.get("status").asText()).isEqualTo(status);
    for (String name :
        result.get("outputs").properties().stream().map(Map.Entry::getKey).toList()) {
      assertThat(run.resolve(name)).exists();
    }
    Map<String, Long> quarantined = quarantined(run);
    JsonNode report = RunFolders.json(run.resolve("report.json"));
    Map<String, Long> reported = new TreeMap<>();
    for (JsonNode bad : report.at("/data/quarantine")) {
      String table = bad.get("table").asText();
      reported.merge(table, bad.get("rows").asLong(), Long::sum);
      assertThat(bad.get("read").asLong()).as("rows of %s", table).isEqualTo(log.rows(table));
    }
    assertThat(reported).isEqualTo(quarantined);
    if (Files.exists(run.resolve("log/log.json"))) {
      JsonNode counts = RunFolders.json(run.resolve("log/log.json")).get("tables");
      assertThat(counts).hasSize(TABLES.size());
      for (JsonNode table : counts) {
        String name = table.get("table").asText();
        long bad = table.get("quarantined").asLong();
        assertThat(bad).as(name).isEqualTo(quarantined.getOrDefault(name, 0L));
        assertThat(table.get("used").asLong() + bad + table.get("otherDays").asLong())
            .as("rows of %s", name)
            .isEqualTo(log.rows(name));
      }
    }
  }

  /** Rows in quarantine by table. */
  private static Map<String, Long> quarantined(Path run) throws IOException {
    Map<String, Long> rows = new TreeMap<>();
    if (!Files.isDirectory(run.resolve("quarantine"))) {
      return rows;
    }
    try (Stream<Path> files = Files.list(run.resolve("quarantine"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        for (String line : Files.readAllLines(file)) {
          JsonNode row = Json.mapper().readTree(line);
          assertThat(row.get("file").asText()).startsWith("file:");
          assertThat(row.get("row").asText()).isNotEmpty();
          rows.merge(row.get("table").asText(), 1L, Long::sum);
        }
      }
    }
    return rows;
  }
}
