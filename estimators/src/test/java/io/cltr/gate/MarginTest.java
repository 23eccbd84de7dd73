package io.cltr.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.gate.NightlySequence.Look;
import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How often the gate errs on a candidate whose true loss is known. {@code mvn -Pthorough} takes
 * 2,000 logs.
 */
class MarginTest {
  private static final int LOGS = Integer.getInteger("cltr.logs", 200) / 2;
  private static final int HISTORIES = LOGS < 2000 ? LOGS / 4 : LOGS;
  private static final int NIGHTS = 50;
  private static final double BEYOND = 0.03;

  private final MarginWorld world = new MarginWorld();

  private static double mostPassing(int logs) {
    return 0.05 + 3 * Math.sqrt(0.05 * 0.95 / logs);
  }

  private long count(int logs, int impressions, GateRule rule, Verdict verdict) {
    return IntStream.range(0, logs)
        .parallel()
        .filter(log -> world.verdict(rule, new Generator(77).split(log), impressions) == verdict)
        .count();
  }

  private ValueNonInferiority rule(double margin) {
    return new ValueNonInferiority("clicks", "ips", margin, 0.95);
  }

  @Test
  void theWorldHasALossWithRoomForMargins() {
    System.out.printf("true loss: %.4f of production's value%n", world.loss());
    assertThat(world.loss()).isBetween(BEYOND + 0.01, 0.6);
  }

  @Test
  void aLossAtTheMarginPassesSeldom() {
    long passed = count(LOGS, 1000, rule(world.loss()), Verdict.PASS);
    System.out.printf("loss at the margin: %d of %d logs pass%n", passed, LOGS);
    assertThat((double) passed / LOGS).isLessThanOrEqualTo(mostPassing(LOGS));
  }

  /** The loss is 3 % of production's value beyond the margin. */
  @Test
  void aLossBeyondTheMarginFailsWhereTheLogIsLong() {
    int logs = Math.max(10, LOGS / 20);
    long failed = count(logs, 100_000, rule(world.loss() - BEYOND), Verdict.FAIL);
    System.out.printf("3 %% beyond, 100,000 impressions: %d of %d logs fail%n", failed, logs);
    assertThat((double) failed / logs).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void andIsOpenWhereItIsShort() {
    long open = count(LOGS, 1000, rule(world.loss() - BEYOND), Verdict.INCONCLUSIVE);
    System.out.printf("3 %% beyond, 1,000 impressions: %d of %d logs are open%n", open, LOGS);
    assertThat((double) open / LOGS).isGreaterThan(0.5);
  }

  /** Looking every night and passing at the first good look errs; the sequence does not. */
  @Test
  void fiftyLooksPassNoMoreOftenThanOne() {
    NightlySequence rule = new NightlySequence("clicks", "ips", world.loss(), 0.95);
    List<boolean[]> passed =
        IntStream.range(0, HISTORIES).parallel().mapToObj(h -> history(rule, h)).toList();
    long bySequence = passed.stream().filter(both -> both[0]).count();
    long naive = passed.stream().filter(both -> both[1]).count();
    System.out.printf(
        "50 nightly looks, loss at the margin: the sequence passes in %d, repeated tests in %d of"
            + " %d histories%n",
        bySequence, naive, HISTORIES);
    assertThat((double) bySequence / HISTORIES).isLessThanOrEqualTo(mostPassing(HISTORIES));
    assertThat((double) naive / HISTORIES).isGreaterThan(0.05);
    assertThat(naive).isGreaterThan(bySequence);
  }

  /** Whether the sequence, and whether the pooled t interval, ever passes. */
  private boolean[] history(NightlySequence rule, int history) {
    Generator random = new Generator(78).split(history);
    JudgedNights nights = world.start();
    double variance = 0;
    double sum = 0;
    boolean naive = false;
    for (int t = 0; t < NIGHTS; t++) {
      nights = nights.and(world.night(random.split(t), 200));
      var excess = nights.nights().get(t).values().get(0).means().contrast(1, -(1 - rule.margin()));
      sum += excess.value();
      variance += excess.standardError() * excess.standardError();
      naive |= sum > 1.96 * Math.sqrt(variance);
    }
    boolean ever = rule.looks(nights, "clicks", "ips").stream().anyMatch(look -> look.low() > 0);
    return new boolean[] {ever, naive};
  }

  @Test
  void boundsNarrowAndDecide() {
    NightlySequence lenient = new NightlySequence("clicks", "ips", world.loss() + 0.1, 0.95);
    JudgedNights nights = world.start();
    for (int t = 0; t < 10; t++) {
      nights = nights.and(world.night(new Generator(79).split(t), 2000));
    }
    List<Look> looks = lenient.looks(nights, "clicks", "ips");
    assertThat(looks).hasSize(10);
    List<Double> widths = new ArrayList<>();
    looks.forEach(look -> widths.add(look.high() - look.low()));
    assertThat(widths).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(looks.get(9).low()).isGreaterThan(0);
    assertThat(looks.get(9).units()).isEqualTo(10_000);
  }
}
