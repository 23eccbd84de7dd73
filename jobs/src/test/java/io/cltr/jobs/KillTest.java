package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.random.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A night that is killed leaves nothing that a reader takes for a result, and the next one is as if
 * nothing had happened. {@code mvn -Pthorough} kills more.
 */
class KillTest {
  private static final long SEED = 20261120;
  private static final int KILLS = Integer.getInteger("cltr.kills", 3);

  /** Every so many kills one falls into publication, which is short. */
  private static final int PUBLICATION = 3;

  @TempDir static Path folder;
  private static Path before;
  private static JsonNode first;
  private static JsonNode next;
  private static double seconds;
  private static double publishing;

  /** The night before, and two nights that nobody disturbs: without it and after it. */
  @BeforeAll
  static void undisturbed() throws IOException, InterruptedException {
    SmallLog.simulate(logs());
    before = folder.resolve("before");
    SmallLog.run(0, SmallLog.nightly(logs(), before, "--date=2026-11-19"));
    Path out = folder.resolve("undisturbed");
    Forked night = night(out);
    night.awaitFirstStage();
    long start = System.nanoTime();
    night.await(() -> publishes(out));
    long published = System.nanoTime();
    assertThat(night.process().waitFor()).as(night.text()).isZero();
    publishing = (System.nanoTime() - published) / 1e9;
    seconds = (System.nanoTime() - start) / 1e9;
    first = result(out);
    SmallLog.copy(before, folder.resolve("next"));
    SmallLog.run(0, arguments(folder.resolve("next")));
    next = result(folder.resolve("next"));
    assertThat(next.get("previous")).isNotEqualTo(first.get("previous"));
  }

  static IntStream kills() {
    return IntStream.range(0, KILLS);
  }

  @ParameterizedTest
  @MethodSource("kills")
  void aKilledNight(int kill) throws IOException, InterruptedException {
    Path out = folder.resolve("out-" + kill);
    boolean after = kill % 2 == 1;
    if (after) {
      SmallLog.copy(before, out);
    }
    Forked night = night(out);
    night.awaitFirstStage();
    assertThat(night.process().isAlive()).as(night.text()).isTrue();
    double share = (kill + new Generator(SEED).split(kill).nextDouble()) / KILLS;
    if (kill % PUBLICATION == PUBLICATION - 1) {
      night.await(() -> publishes(out));
      Thread.sleep((long) (1000 * publishing * share));
    } else {
      Thread.sleep((long) (1000 * seconds * share));
    }
    night.process().destroyForcibly().waitFor();
    System.out.printf(
        "kill %d: exit %d, after it %s%n", kill, night.process().exitValue(), SmallLog.names(out));
    SmallLog.assertNothingIsHalf(out);

    SmallLog.run(0, arguments(out));
    SmallLog.assertNothingIsHalf(out);
    assertThat(result(out)).isEqualTo(after ? next : first);
    List<String> runs =
        new ArrayList<>(after ? SmallLog.names(before) : List.of(".lock", "latest"));
    runs.add(RunFolders.latest(out).getFileName().toString());
    assertThat(SmallLog.names(out)).containsExactlyInAnyOrderElementsOf(runs);
  }

  @Test
  void aNightThatIsToldToStopSaysSoInOneLine() throws IOException, InterruptedException {
    Path out = folder.resolve("stopped");
    Forked night = night(out);
    night.awaitFirstStage();
    night.process().destroy();
    assertThat(night.process().waitFor()).as(night.text()).isEqualTo(143);
    assertThat(Files.readAllLines(night.err()))
        .containsExactly("cltr: stopped; nothing was published");
    assertThat(SmallLog.names(out)).containsExactly(".lock");
  }

  /** Publication is completed, or not begun. */
  @Test
  void aNightThatIsToldToStopWhileItPublishes() throws IOException, InterruptedException {
    Path out = folder.resolve("published");
    Forked night = night(out);
    night.await(() -> publishes(out));
    Thread.sleep((long) (1000 * publishing / 2));
    night.process().destroy();
    int exit = night.process().waitFor();
    SmallLog.assertNothingIsHalf(out);
    List<String> names = SmallLog.names(out);
    List<String> complaints = Files.readAllLines(night.err());
    if (exit == 0) {
      assertThat(complaints).isEmpty();
      assertThat(names).contains("latest");
    } else if (names.contains("latest")) {
      assertThat(complaints).isIn(List.of(), List.of("cltr: stopped after publication"));
    } else {
      assertThat(complaints).containsExactly("cltr: stopped; nothing was published");
      assertThat(names).containsExactly(".lock");
    }
  }

  private static Forked night(Path out) throws IOException {
    return Forked.start(folder, List.of(), arguments(out));
  }

  private static List<String> arguments(Path out) {
    return SmallLog.nightly(logs(), out, "--keep=1");
  }

  private static Path logs() {
    return folder.resolve("logs");
  }

  /** Whether a run has begun to write its results. */
  private static boolean publishes(Path out) {
    try (var staged = Files.newDirectoryStream(out, ".staging-*")) {
      for (Path each : staged) {
        String[] results = each.resolve("run").toFile().list();
        if (results != null && results.length > 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static JsonNode result(Path out) {
    return RunFolders.json(RunFolders.latest(out).resolve("manifest.json")).get("result");
  }
}
