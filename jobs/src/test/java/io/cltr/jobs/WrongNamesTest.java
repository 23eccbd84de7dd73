package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and days that are not in the log are refused before anything is published. */
class WrongNamesTest {
  @TempDir static Path folder;
  private static Path log;

  @BeforeAll
  static void assemble() {
    Path logs = folder.resolve("logs");
    Terminal.Result simulated =
        Terminal.run(
            "simulate",
            "--out=" + logs,
            "--set=traffic.impressions=3000",
            "--set=traffic.units=500",
            "--set=catalogue.queries=20");
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

  @Test
  void loggersAreNamed() {
    refused(
        Cltr.USAGE,
        "no logger 'prodution', did you mean 'production'?",
        "--set=policies=[{kind: logger, logger: prodution}]");
  }

  @Test
  void slicesAreNamed() {
    refused(
        Cltr.USAGE, "no column 'devise', did you mean 'device'?", "--set=values.slices=[devise]");
  }

  @Test
  void whatTheGateAsksForMustBeValued() {
    refused(
        Cltr.USAGE,
        "there is no value of uniform in dcg@3",
        "--set=gate.candidate=uniform",
        "--set=gate.rules=[{kind: value-non-inferiority, metric: dcg@3}]");
  }

  @Test
  void noPolicyIsJudgedAgainstItself() {
    refused(
        Cltr.USAGE,
        "candidate and production are both 'logger:production'",
        "--set=gate.candidate=logger:production");
  }

  @Test
  void tablesBesideAnAssembledLogAreRefused() {
    refused(Cltr.USAGE, "--log is a log that was assembled", "--date=2026-11-20");
  }

  @Test
  void aDayThatIsMissingIsNoNight() throws IOException {
    Terminal.Result result =
        Terminal.run(
            "assemble",
            "--impressions=" + folder.resolve("logs/impressions"),
            "--clicks=" + folder.resolve("logs/clicks"),
            "--date=2026-11-22",
            "--look-back-days=3",
            "--out=" + folder.resolve("late"));
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.DATA);
    assertThat(result.text())
        .contains("none on 2026-11-22, the day of --date", "found [2026-11-20]");
    assertThat(folder.resolve("late/latest")).doesNotExist();
  }

  @Test
  void propensitiesOfOtherRowsAreRefused() {
    Path other = folder.resolve("other");
    Terminal.Result simulated =
        Terminal.run(
            "simulate",
            "--out=" + other,
            "--seed=2",
            "--set=traffic.impressions=3000",
            "--set=catalogue.queries=20");
    assertThat(simulated.exit()).as(simulated.text()).isZero();
    Path propensities =
        RunFolders.run(
            folder.resolve("propensities"),
            0,
            "propensities",
            "--impressions=" + other.resolve("impressions"),
            "--clicks=" + other.resolve("clicks"));
    refused(Cltr.USAGE, "they were estimated on other rows", "--propensities=" + propensities);
  }

  private static void refused(int exit, String message, String... flags) {
    String[] arguments = new String[flags.length + 3];
    arguments[0] = "evaluate";
    arguments[1] = "--log=" + log;
    arguments[2] = "--out=" + folder.resolve("values");
    System.arraycopy(flags, 0, arguments, 3, flags.length);
    Terminal.Result result = Terminal.run(arguments);
    assertThat(result.exit()).as(result.text()).isEqualTo(exit);
    assertThat(result.text()).contains(message).doesNotContain("\tat ");
  }
}
