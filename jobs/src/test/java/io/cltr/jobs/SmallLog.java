package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A simulated log of 1,500 impressions, nights on it, and what they leave. */
final class SmallLog {
  private SmallLog() {}

  /** Writes the log to {@code logs}. */
  static void simulate(Path logs) {
    Terminal.Result simulated =
        Terminal.run(
            "simulate",
            "--out=" + logs,
            "--seed=3",
            "--set=traffic.impressions=1500",
            "--set=traffic.units=300",
            "--set=catalogue.queries=20");
    assertThat(simulated.exit()).as(simulated.text()).isZero();
  }

  /** The arguments of a night that passes its gate. */
  static List<String> nightly(Path logs, Path out, String... more) {
    List<String> arguments = onLog("nightly", logs, out);
    arguments.add("--set=gate.rules=[{kind: value-non-inferiority, margin: 0.9}]");
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** The arguments of a check of the log. */
  static List<String> validate(Path logs, Path out, String... more) {
    List<String> arguments = onLog("validate", logs, out);
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static List<String> onLog(String verb, Path logs, Path out) {
    return new ArrayList<>(
        List.of(
            verb,
            "--impressions=" + logs.resolve("impressions"),
            "--clicks=" + logs.resolve("clicks"),
            "--features=" + logs.resolve("features.csv"),
            "--out=" + out));
  }

  /** Runs {@code arguments} in this JVM, which must end with {@code exit}. */
  static Terminal.Result run(int exit, List<String> arguments) {
    Terminal.Result result = Terminal.run(arguments.toArray(String[]::new));
    assertThat(result.exit()).as(result.text()).isEqualTo(exit);
    return result;
  }

  /** The names in {@code out}; none where it does not exist. */
  static List<String> names(Path out) throws IOException {
    if (!Files.exists(out)) {
      return List.of();
    }
    try (var files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Copies a folder. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** No manifest stands over missing or wrong files, and {@code latest} names a run, if any. */
  static void assertNothingIsHalf(Path out) throws IOException {
    for (String name : names(out)) {
      if (Files.exists(out.resolve(name).resolve("manifest.json"))) {
        assertWhole(out.resolve(name));
      }
    }
    if (Files.exists(out.resolve("latest"))) {
      assertThat(RunFolders.latest(out).resolve("manifest.json")).exists();
    }
  }

  private static void assertWhole(Path run) throws IOException {
    JsonNode outputs = RunFolders.json(run.resolve("manifest.json")).at("/result/outputs");
    assertThat(outputs).isNotEmpty();
    for (Map.Entry<String, JsonNode> output : outputs.properties()) {
      assertThat(sha256(run.resolve(output.getKey())))
          .as(output.getKey())
          .isEqualTo(output.getValue().asText());
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
