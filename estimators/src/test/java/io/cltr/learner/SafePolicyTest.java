package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cltr.log.ConfigException;
import io.cltr.objective.ExposureRisk.Bound;
import io.cltr.optimise.Adam;
import io.cltr.optimise.Optimiser;
import io.cltr.ranker.Ranker;
import io.cltr.scorer.Linear;
import io.cltr.signal.PolicyAware;
import io.cltr.value.metric.ExpectedClicks;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often trained policies are worse than a good logger by more than .5 %; values are exact.
 * -Dcltr.logs=10000 for 100 seeds.
 */
class SafePolicyTest {
  private static final int SEEDS = Math.max(1, Integer.getInteger("cltr.logs", 200) / 100);
  private static final double TOLERANCE = .005;
  private static final double DELTA = .05;
  private static final PolicyAware UNCLIPPED = new PolicyAware(List.of(Double.POSITIVE_INFINITY));
  private static final Optimiser ADAM = new Adam(.2, 1, 150, 150);
  private static final PolicySite GOOD = PolicySite.of(.99, .2);

  @ParameterizedTest
  @ValueSource(longs = {100, 1000})
  void safePoliciesAreSeldomWorseThanTheLogger(long clicks) {
    double plain = worse("pl-policy", clicks, plain());
    double most = DELTA + 1.645 * Math.sqrt(DELTA * (1 - DELTA) / SEEDS);

    assertThat(worse("safe-policy", clicks, new SafePolicy())).isLessThanOrEqualTo(most);
    assertThat(worse("prpo", clicks, new Prpo())).isLessThanOrEqualTo(most);
    if (clicks == 100) {
      assertThat(plain).isGreaterThan(most);
    }
  }

  /** The bound of the gain, from the logger's own scores, does not leave them without evidence. */
  @Test
  void theBoundOfTheGainKeepsTheLogger() {
    double[] gains = gains(100, safe(DELTA, Bound.gain, Reference.previous), logger());

    print("gain, previous", 100, gains);
    assertThat(Arrays.stream(gains)).allMatch(gain -> gain > -TOLERANCE && gain < .01);
  }

  @Test
  void otherSettingsAtLength() {
    assumeTrue(SEEDS >= 40, "many seeds");
    for (long clicks : new long[] {100, 1000}) {
      for (Bound bound : Bound.values()) {
        for (Reference reference : Reference.values()) {
          print(
              bound + ", " + reference,
              clicks,
              gains(clicks, safe(DELTA, bound, reference), logger()));
        }
      }
      print(
          "VALUE, PREVIOUS, delta .95",
          clicks,
          gains(clicks, safe(.95, Bound.value, Reference.previous), logger()));
      print("imitation", clicks, gains(clicks, imitation(), Optional.empty()));
    }
  }

  @Test
  void withManyClicksNothingIsLost() {
    assumeTrue(SEEDS >= 40, "a log of 100,000 clicks");
    TrainingLog log = GOOD.log(100_000, 1, Optional.empty());
    double robust = GOOD.gain(last(new DrPolicy().train(log)));
    double safe = GOOD.gain(last(new SafePolicy().train(log)));
    System.out.printf(Locale.ROOT, "100000 clicks: dr %+.4f, safe %+.4f%n", robust, safe);

    assertThat(safe).isGreaterThan(robust - .01);
  }

  @Test
  void clipOfOneKeepsTheReference() {
    TrainingLog log = GOOD.log(1000, 1, logger());
    Ranker kept =
        last(
            new Prpo(
                    UNCLIPPED,
                    new Linear(),
                    new ExpectedClicks(),
                    32,
                    1,
                    Reference.previous,
                    new Adam(.01, 1, 20, 20))
                .train(log));

    assertThat(GOOD.gain(kept)).isEqualTo(0, within(.005));
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> safe(1, Bound.value, Reference.logged))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("safe-policy.delta: found 1.0");
    assertThatThrownBy(
            () ->
                safe(.1, Bound.value, Reference.previous).train(GOOD.log(100, 1, Optional.empty())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("safe-policy.reference: previous, but there is no earlier ranker");
    assertThatThrownBy(
            () ->
                new Prpo(
                    UNCLIPPED, new Linear(), new ExpectedClicks(), 0, 2, Reference.logged, ADAM))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("prpo.samples: found 0");
    assertThatThrownBy(
            () ->
                new Prpo(
                    UNCLIPPED, new Linear(), new ExpectedClicks(), 1, .9, Reference.logged, ADAM))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("prpo.clip: found 0.9");
  }

  private static Optional<Ranker> logger() {
    return Optional.of(GOOD.logger());
  }

  /** As by default; the last of its rankers is that without a clip. */
  private static Learner plain() {
    return new PlPolicy();
  }

  private static Learner safe(double delta, Bound bound, Reference reference) {
    return new SafePolicy(
        UNCLIPPED, new Linear(), new ExpectedClicks(), 32, delta, bound, reference, ADAM);
  }

  /** A clip of 1 and no steps to speak of. */
  private static Learner imitation() {
    return new Prpo(
        UNCLIPPED,
        new Linear(),
        new ExpectedClicks(),
        32,
        1,
        Reference.logged,
        new Adam(1e-9, 1, 1, 1));
  }

  private static double worse(String name, long clicks, Learner learner) {
    double[] gains = gains(clicks, learner, Optional.empty());
    print(name, clicks, gains);
    return share(gains);
  }

  private static double[] gains(long clicks, Learner learner, Optional<Ranker> previous) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToDouble(seed -> GOOD.gain(last(learner.train(GOOD.log(clicks, seed, previous)))))
        .toArray();
  }

  private static double share(double[] gains) {
    return Arrays.stream(gains).filter(gain -> gain < -TOLERANCE).count() / (double) gains.length;
  }

  private static void print(String name, long clicks, double[] gains) {
    double[] sorted = Arrays.stream(gains).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%d clicks, %s: worse by .5 %% in %.2f of %d; mean gain %+.4f, least %+.4f%n",
        clicks,
        name,
        share(gains),
        SEEDS,
        Arrays.stream(gains).average().orElseThrow(),
        sorted[0]);
  }

  private static Ranker last(List<TrainedRanker> rankers) {
    return rankers.get(rankers.size() - 1).ranker();
  }
}
