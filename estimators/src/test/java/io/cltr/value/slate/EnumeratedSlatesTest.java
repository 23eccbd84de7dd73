package io.cltr.value.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.value.EnumeratedWorld;
import io.cltr.value.GivenRewards;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.Rewards;
import io.cltr.value.outcome.Cvar;
import io.cltr.value.outcome.Quantile;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.pass.Weighting;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Expectations of the estimators of slates on worlds whose slates are listed: what they say is the
 * truth where users are as they assume, whatever the reward model says, and is not elsewhere.
 */
class EnumeratedSlatesTest {
  private static final double EXACT = 1e-12;
  static final List<ValueEstimator> ESTIMATORS =
      List.of(
          new SlateSips(),
          new SlateIips(),
          new SlateRips(),
          new SlateSnsips(),
          new SlateSniips(),
          new SlateSnrips(),
          new CascadeDr(),
          new PseudoInverse());
  private static final List<String> OF_THE_WHOLE = List.of("sips", "snsips");
  private static final List<String> DOWNWARDS = List.of("rips", "snrips", "cascade-dr");
  private static final List<String> SLOT_BY_SLOT = List.of("iips", "sniips");

  static ValueTable values(
      List<Impression> log, List<Policy> policies, List<ValueEstimator> estimators) {
    return values(log, policies, estimators, new DisplayWeighting());
  }

  static ValueTable values(
      List<Impression> log,
      List<Policy> policies,
      List<ValueEstimator> estimators,
      Weighting weighting) {
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    return new Valuation(
            policies,
            List.of(new Rewards()),
            estimators,
            new Slices(List.of()),
            Examination.uniform(SlateWorld.SLOTS),
            weighting,
            Optional.of(new Modelling(new GivenRewards(), EnumeratedWorld.FOLDS)),
            List.of(new StudentT()))
        .run(
            source,
            source.grouped(Impression::query, new DisplaysFold()),
            SlateWorld.queries(),
            BucketInfluence.none(SlateWorld.SLOTS, Units.BUCKETS),
            0.95);
  }

  static List<Policy> targets(SlateWorld world) {
    return SlateWorld.policies().stream()
        .filter(policy -> world.product() || !policy.name().equals("product"))
        .toList();
  }

  private static double bias(SlateWorld world, ValueTable table, String policy, String estimator) {
    double truth = world.truth(policy);
    return table.find(policy, "reward", estimator, "all").value() / truth - 1;
  }

  /** By all estimators, the logger's policy being known. */
  private static ValueTable told(SlateWorld world) {
    return values(
        world.population(),
        targets(world),
        ESTIMATORS,
        new DisplayWeighting(new TreeMap<>(Map.of("A", world.logger()))));
  }

  private static void assertExact(SlateWorld world, List<String> estimators) {
    ValueTable table = told(world);
    for (Policy policy : targets(world)) {
      for (String estimator : estimators) {
        assertThat(bias(world, table, policy.name(), estimator))
            .as(estimator + " " + policy.name() + " " + world)
            .isCloseTo(0, within(EXACT));
      }
    }
  }

  /** Checks the largest bias of any policy. */
  private static void assertBiased(SlateWorld world, List<String> estimators, double least) {
    ValueTable table = told(world);
    for (String estimator : estimators) {
      assertThat(
              targets(world).stream()
                  .mapToDouble(p -> Math.abs(bias(world, table, p.name(), estimator)))
                  .max()
                  .orElseThrow())
          .as(estimator + " " + world)
          .isGreaterThan(least);
    }
  }

  @Test
  void slotsAlone() {
    for (boolean product : new boolean[] {true, false}) {
      SlateWorld world = new SlateWorld(product, SlateUser::alone);
      assertExact(world, OF_THE_WHOLE);
      assertExact(world, DOWNWARDS);
      assertExact(world, SLOT_BY_SLOT);
      assertExact(world, List.of("pseudo-inverse"));
    }
  }

  /** For a logger of independent slots its policy need not be known; of others it must. */
  @Test
  void pseudoInverseOfLoggersThatAreNotKnown() {
    SlateWorld product = new SlateWorld(true, SlateUser::whole);
    List<ValueEstimator> additive = List.of(new PseudoInverse());
    ValueTable unknown = values(product.population(), targets(product), additive);
    for (Policy policy : targets(product)) {
      double expected =
          told(product).find(policy.name(), "reward", "pseudo-inverse", "all").value();
      assertThat(unknown.find(policy.name(), "reward", "pseudo-inverse", "all").value())
          .isCloseTo(expected, within(1e-9));
    }
    SlateWorld other = new SlateWorld(false, SlateUser::alone);
    assertThatThrownBy(() -> values(other.population(), targets(other), additive))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("takes slots for independent where values.loggingPolicies names no");
  }

  @Test
  void usersWhoGoDown() {
    for (boolean product : new boolean[] {true, false}) {
      SlateWorld world = new SlateWorld(product, SlateUser::cascade);
      assertExact(world, OF_THE_WHOLE);
      assertExact(world, DOWNWARDS);
      assertBiased(world, SLOT_BY_SLOT, 0.005);
    }
    assertBiased(new SlateWorld(true, SlateUser::cascade), List.of("pseudo-inverse"), 0.02);
  }

  @Test
  void usersWhoSeeAll() {
    for (boolean product : new boolean[] {true, false}) {
      SlateWorld world = new SlateWorld(product, SlateUser::whole);
      assertExact(world, OF_THE_WHOLE);
      assertBiased(world, DOWNWARDS, 0.02);
      assertBiased(world, SLOT_BY_SLOT, 0.01);
    }
    assertBiased(new SlateWorld(true, SlateUser::whole), List.of("pseudo-inverse"), 0.01);
  }

  /** What the slots are worth adds up, but all of it is seen at the first. */
  @Test
  void rewardsThatComeElsewhere() {
    for (boolean product : new boolean[] {true, false}) {
      SlateWorld world =
          new SlateWorld(
              product,
              (gamma, slate, slot) ->
                  slot > 0 ? 0 : gamma[slate[0]] / 2 + gamma[slate[1]] / 3 + gamma[slate[2]] / 4);
      assertExact(world, List.of("pseudo-inverse"));
      assertExact(world, OF_THE_WHOLE);
      assertBiased(world, SLOT_BY_SLOT, 0.005);
      assertBiased(world, DOWNWARDS, 0.005);
    }
  }

  /** Of what whole slates are worth. */
  @Test
  void quantilesAndTails() {
    SlateWorld world = new SlateWorld(false, SlateUser::whole);
    ValueTable table =
        values(
            world.population(),
            targets(world),
            List.of(new Quantile(0.4), new Cvar(0.3, Cvar.Tail.lower)));
    for (Policy policy : targets(world)) {
      double below = 0;
      double tail = 0;
      double quantile = Double.NaN;
      for (Map.Entry<Double, Double> worth : world.worths(policy.name()).entrySet()) {
        tail += worth.getKey() * Math.max(0, Math.min(worth.getValue(), 0.3 - below)) / 0.3;
        quantile = below < 0.4 ? worth.getKey() : quantile;
        below += worth.getValue();
      }
      assertThat(table.find(policy.name(), "reward", "quantile", "all").value())
          .as(policy.name())
          .isCloseTo(quantile, within(EXACT));
      assertThat(table.find(policy.name(), "reward", "cvar", "all").value())
          .as(policy.name())
          .isCloseTo(tail, within(1e-9));
    }
  }

  /** A policy that repeats documents on a log that never does. */
  @Test
  void whatTheLoggerNeverShows() {
    SlateWorld world = new SlateWorld(false, SlateUser::alone);
    Policy product = SlateWorld.policies().get(3);
    ValueTable table = values(world.population(), List.of(product), List.of(new SlateSips()));
    ValueTable.CellValue sips = table.cells().get(0);
    assertThat(sips.value()).isLessThan(0.8 * world.truth("product"));
    assertThat(sips.trusted()).isFalse();
    assertThat(sips.unsupported()).isZero();
    assertThat(sips.meanWeight()).isCloseTo(withoutRepeats(), within(EXACT));
    assertThat(sips.warnings())
        .anySatisfy(
            w ->
                assertThat(w)
                    .contains(
                        "mean weight is %.3g (standard error".formatted(withoutRepeats()),
                        "what the logger never does, which 'unsupported' does not count"));
  }

  /** The probability that slots drawn by themselves hold three documents. */
  private static double withoutRepeats() {
    double sum = 0;
    for (int q = 0; q < SlateWorld.SHARES.length; q++) {
      for (DrawnSlate one : DrawnSlate.all(SlateWorld.TARGET[q], true)) {
        boolean whole = Arrays.stream(one.slate()).distinct().count() == SlateWorld.SLOTS;
        sum += whole ? SlateWorld.SHARES[q] * one.joint() : 0;
      }
    }
    return sum;
  }
}
