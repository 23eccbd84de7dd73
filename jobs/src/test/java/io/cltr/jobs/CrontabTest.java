package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crontab of docs/operations.md, run as cron runs it, with a launcher that only speaks. */
class CrontabTest {
  private static final Path DOCUMENT = Modules.ROOT.resolve("docs/operations.md");

  @TempDir Path folder;

  @BeforeEach
  void launcher() throws IOException {
    Path launcher = folder.resolve("srv/jobs/cltr");
    Files.createDirectories(launcher.getParent());
    Files.writeString(launcher, "#!/bin/sh\necho \"$PWD: $@\"\nexit \"$CODE\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void aPassIsSilent() {
    Terminal.Result result = cron(0);
    assertThat(result.exit()).isZero();
    assertThat(result.text()).isEmpty();
  }

  @Test
  void everythingElseIsMailedWithItsExitCode() {
    LocalDate before = LocalDate.now(ZoneOffset.UTC);
    String text = cron(4).text();
    LocalDate after = LocalDate.now(ZoneOffset.UTC);
    assertThat(List.of(before, after))
        .anySatisfy(
            today ->
                assertThat(text)
                    .isEqualTo(
                        "cltr: exit 4; %s/srv: nightly --config nightly.yaml --date %s --out runs%n"
                            .formatted(folder, today.minusDays(1))));
  }

  /** As cron does: home folder, sh, its own few variables and those of the crontab, % unescaped. */
  private Terminal.Result cron(int code) {
    Map<String, String> environment = new TreeMap<>(Map.of("CODE", Integer.toString(code)));
    environment.put("HOME", folder.toString());
    environment.put("SHELL", "/bin/sh");
    String command = "";
    for (String line : CodeBlocks.fenced(DOCUMENT, "crontab")) {
      if (line.matches("[A-Z]+=.*")) {
        environment.put(line.split("=", 2)[0], line.split("=", 2)[1]);
      } else {
        command = line.split(" ", 6)[5];
      }
    }
    assertThat(command.replace("\\%", "")).doesNotContain("%");
    String unescaped = command.replace("\\%", "%").replace("/srv/cltr", folder + "/srv");
    return Shell.runWithOnly(folder, environment, "/bin/sh", "-c", unescaped);
  }
}
