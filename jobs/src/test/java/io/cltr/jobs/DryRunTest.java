package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run finds what would stop the night, says what the night would do, and leaves nothing. */
class DryRunTest {
  @TempDir Path folder;

  @Test
  void thePlanNamesTablesDaysAndStages() throws IOException {
    Terminal.Result result = dryRun();
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text())
        .contains(
            "7 files",
            "units: unit_id; context: device",
            "feature_0 … feature_9",
            "2026-11-14 … 2026-11-20 (7), all there",
            "ips-softmax, click-naive",
            "ips-softmax against logger:production by value-non-inferiority");
    assertNothingIsLeft();
  }

  @Test
  void aMissingDayIsNamed() throws IOException {
    Terminal.Result result = dryRun("--date=2026-11-21");
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.DATA);
    assertThat(result.text()).contains("no folder date=2026-11-21", "2026-11-14 … 2026-11-20 (7)");
    result = dryRun("--look-back-days=9");
    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text()).contains("MISSING: 2026-11-12, 2026-11-13");
    assertNothingIsLeft();
  }

  @Test
  void namesAreCheckedBeforeAnythingIsRead() {
    refused("gate.candidate: policy 'ips-softmix' is unknown", "--set=gate.candidate=ips-softmix");
    refused("did you mean 'clicks'?", "--set=values.metrics=[clicks]", rule("metric: click"));
    refused("estimator 'dr' is unknown", rule("estimator: dr"));
    refused("ranker 'x' is unknown", "--set=policies=[{kind: top-score, ranker: x}]");
  }

  private static String rule(String parameter) {
    return "--set=gate.rules=[{kind: value-non-inferiority, %s}]".formatted(parameter);
  }

  private void refused(String message, String... flags) {
    Terminal.Result result = dryRun(flags);
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.USAGE);
    assertThat(result.text()).contains(message).doesNotContain("start", "\tat ");
  }

  private Terminal.Result dryRun(String... flags) {
    List<String> arguments = new ArrayList<>();
    arguments.add("nightly");
    arguments.add("--dry-run");
    arguments.add("--config=" + Modules.ROOT.resolve("sample-logs/nightly.yaml"));
    arguments.add("--out=" + folder.resolve("runs"));
    arguments.addAll(List.of(flags));
    return Terminal.run(arguments.toArray(String[]::new));
  }

  private void assertNothingIsLeft() throws IOException {
    try (var files = Files.list(folder.resolve("runs"))) {
      assertThat(files.filter(file -> !file.getFileName().toString().equals(".lock"))).isEmpty();
    }
  }
}
