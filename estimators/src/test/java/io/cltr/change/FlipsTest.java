package io.cltr.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Negative flips on logs with known truth; {@code mvn -Pthorough} takes more logs. */
class FlipsTest {
  private static final double SHARE = 0.1;
  private static final int LOGS = Integer.getInteger("cltr.logs", 200) / 10;

  private static List<Flips> over(ChangeWorld world, int logs) {
    return IntStream.range(0, logs)
        .parallel()
        .mapToObj(log -> Flips.of(world.changes(new Generator(5).split(log)), SHARE, 0.95))
        .toList();
  }

  /**
   * The candidate swaps documents of equal relevance: it changes rankings, and nothing for users.
   */
  @Test
  void theFloorCoversWhatACandidateThatChangesNothingShows() {
    List<Flips> found = over(new ChangeWorld(100, 100, 0), LOGS);
    long covered = found.stream().filter(f -> f.negative() <= f.floor()).count();
    System.out.printf("A/A: floor covers %d of %d logs%n", covered, LOGS);
    assertThat((double) covered / LOGS)
        .isGreaterThanOrEqualTo(0.95 - 3 * Math.sqrt(0.05 * 0.95 / LOGS));
    assertThat(found).allSatisfy(f -> assertThat(f.low()).isLessThanOrEqualTo(0.01));
  }

  /** Counting measured losses would name a fifth of the queries. */
  @Test
  void measuredLossesAloneAreMostlyNoise() {
    Changes changes = new ChangeWorld(100, 100, 0).changes(new Generator(5));
    double threshold = SHARE * changes.value();
    long counted =
        changes.sample().stream().filter(change -> change.measured() < -threshold).count();
    assertThat(counted / 100.0).isGreaterThan(0.1);
  }

  @Test
  void plantedFlipsAreFoundWithinTwoPoints() {
    int broken = 10;
    double truth = broken / 200.0;
    List<Flips> found = over(new ChangeWorld(200, 1000, broken), Math.max(10, LOGS / 4));
    double worst =
        found.stream().mapToDouble(f -> Math.abs(f.negative() - truth)).max().orElseThrow();
    System.out.printf("planted 5 %% of broken queries: largest error %.4f%n", worst);
    assertThat(worst).isLessThanOrEqualTo(0.02);
    assertThat(found)
        .allSatisfy(f -> assertThat(f.negative()).isGreaterThan(f.floor()))
        .allSatisfy(f -> assertThat(f.low()).isGreaterThan(0.03))
        .allSatisfy(
            f -> assertThat(f.regret()).isCloseTo(truth * ChangeWorld.loss(), within(0.01)));
    long held = found.stream().filter(f -> f.low() <= truth && truth <= f.high()).count();
    assertThat((double) held / found.size()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void brokenQueriesAreTheFirstOfTheTable() {
    Flips found = over(new ChangeWorld(100, 1000, 5), 1).get(0);
    assertThat(found.losers().stream().limit(5).map(l -> l.ranking().change().query()))
        .containsExactlyInAnyOrder("q0", "q1", "q2", "q3", "q4");
    assertThat(found.losers().get(0).chance()).isGreaterThan(0.99);
    assertThat(found.losers().get(0).ranking().before().get(0).document()).isEqualTo("d0");
    assertThat(found.losers().get(0).ranking().after().get(0).document()).isEqualTo("d4");
    assertThat(found.tail()).isCloseTo(-ChangeWorld.loss(), within(0.1));
  }

  @Test
  void fewImpressionsLeaveItOpen() {
    Flips found = over(new ChangeWorld(100, 6, 5), 1).get(0);
    assertThat(found.low()).isLessThan(0.05);
    assertThat(found.high()).isGreaterThan(0.2);
  }

  @Test
  void aPolicyAgainstItselfChangesNothing() {
    Changes changes = new ChangeWorld(20, 50, 0).unchanged(new Generator(1));
    assertThat(changes.changed()).isZero();
    assertThat(changes.churn().first()).isCloseTo(0, within(1e-12));
    Flips flips = Flips.of(changes, SHARE, 0.95);
    assertThat(flips.negative()).isZero();
    assertThat(flips.high()).isZero();
    assertThat(flips.floor()).isZero();
  }
}
