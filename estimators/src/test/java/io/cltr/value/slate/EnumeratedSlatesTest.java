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
import io.cltr.log.InputException;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.propensity.Examination;
import io.cltr.value.EnumeratedWorld;
import io.cltr.value.GivenRewards;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.Rewards;
import io.cltr.value.outcome.Cvar;
import io.cltr.value.outcome.Quantile;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.pass.Weighting;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
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

  private static ValueTable values(
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

  private static List<Policy> targets(SlateWorld world) {
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
      SlateWorld world = new SlateWorld(product, SlateWorld::alone);
      assertExact(world, OF_THE_WHOLE);
      assertExact(world, DOWNWARDS);
      assertExact(world, SLOT_BY_SLOT);
      assertExact(world, List.of("pseudo-inverse"));
    }
  }

  /** For a logger of independent slots its policy need not be known; of others it must. */
  @Test
  void pseudoInverseOfLoggersThatAreNotKnown() {
    SlateWorld product = new SlateWorld(true, SlateWorld::whole);
    List<ValueEstimator> additive = List.of(new PseudoInverse());
    ValueTable unknown = values(product.population(), targets(product), additive);
    for (Policy policy : targets(product)) {
      double expected =
          told(product).find(policy.name(), "reward", "pseudo-inverse", "all").value();
      assertThat(unknown.find(policy.name(), "reward", "pseudo-inverse", "all").value())
          .isCloseTo(expected, within(1e-9));
    }
    SlateWorld other = new SlateWorld(false, SlateWorld::alone);
    assertThatThrownBy(() -> values(other.population(), targets(other), additive))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("takes slots for independent where values.loggingPolicies names no");
  }

  @Test
  void usersWhoGoDown() {
    for (boolean product : new boolean[] {true, false}) {
      SlateWorld world = new SlateWorld(product, SlateWorld::cascade);
      assertExact(world, OF_THE_WHOLE);
      assertExact(world, DOWNWARDS);
      assertBiased(world, SLOT_BY_SLOT, 0.005);
    }
    assertBiased(new SlateWorld(true, SlateWorld::cascade), List.of("pseudo-inverse"), 0.02);
  }

  @Test
  void usersWhoSeeAll() {
    for (boolean product : new boolean[] {true, false}) {
      SlateWorld world = new SlateWorld(product, SlateWorld::whole);
      assertExact(world, OF_THE_WHOLE);
      assertBiased(world, DOWNWARDS, 0.02);
      assertBiased(world, SLOT_BY_SLOT, 0.01);
    }
    assertBiased(new SlateWorld(true, SlateWorld::whole), List.of("pseudo-inverse"), 0.01);
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
    SlateWorld world = new SlateWorld(false, SlateWorld::whole);
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
    SlateWorld world = new SlateWorld(false, SlateWorld::alone);
    Policy product = SlateWorld.policies().get(3);
    ValueTable table = values(world.population(), List.of(product), List.of(new SlateSips()));
    ValueTable.CellValue sips = table.cells().get(0);
    assertThat(sips.value()).isLessThan(0.8 * world.truth("product"));
    assertThat(sips.trusted()).isFalse();
    assertThat(sips.warnings())
        .anySatisfy(w -> assertThat(w).contains("mean weight is", "what the logger never does"));
  }

  @Test
  void policiesThatTellRanksAlone() {
    SlateWorld world = new SlateWorld(true, SlateWorld::alone);
    List<Row> rows = new ArrayList<>();
    for (String query : List.of("q0", "q1")) {
      for (int k = 1; k <= 3; k++) {
        for (int d = 0; d < 4; d++) {
          rows.add(new Row(query, "d" + d, k, 0.25));
        }
      }
    }
    List<Policy> ranks = List.of(PolicyTable.of("ranks", rows));
    List<Impression> log = world.population();
    ValueTable table = values(log, ranks, List.of(new SlateIips(), new PseudoInverse()));
    assertThat(table.find("ranks", "reward", "pseudo-inverse", "all").value())
        .isCloseTo(table.find("ranks", "reward", "iips", "all").value(), within(EXACT));
    assertThatThrownBy(() -> values(log, ranks, List.of(new SlateRips())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'rips' needs the probability of whole slates, and policy 'ranks'");
  }

  @Test
  void slatesThatLackSomething() {
    List<Impression> log = new SlateWorld(false, SlateWorld::alone).population();
    List<Policy> policies = List.of(SlateWorld.policies().get(0));
    Impression first = log.get(0);
    log.set(0, first.withSlateProbabilities(first.cascadeProbabilities(), 0.9));
    assertThatThrownBy(() -> values(log, policies, List.of(new SlateSips())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("slate 'i0' has the slate_probability")
        .hasMessageContaining("is the slate incomplete?");
    log.set(0, shown(first, new int[] {1, 2}, first.cascadeProbabilities()[1]));
    assertThatThrownBy(() -> values(log, policies, List.of(new SlateSips())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("slate 'i0' has nothing at position 3");
    log.set(0, shown(first, new int[] {1, 3, 4}, first.slateProbability()));
    assertThatThrownBy(() -> values(log, policies, List.of(new SlateIips())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("slate 'i0' has nothing at position 2");
    log.set(0, first.withSlateProbabilities(new double[0], first.slateProbability()));
    values(log, policies, List.of(new SlateSips(), new SlateIips()));
    assertThatThrownBy(() -> values(log, policies, List.of(new SlateRips())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'rips' needs the column cascade_probability")
        .hasMessageContaining("impression 'i0' lacks");
  }

  private static Impression shown(Impression one, int[] positions, double joint) {
    int n = positions.length;
    return new Impression(
            one.id(),
            one.unit(),
            one.bucket(),
            one.query(),
            one.logger(),
            0,
            "",
            one.context(),
            one.weight(),
            Arrays.copyOf(one.documents(), n),
            positions,
            Arrays.copyOf(one.clicks(), n),
            Arrays.copyOf(one.rewards(), n),
            Arrays.copyOf(one.loggingProbabilities(), n))
        .withSlateProbabilities(Arrays.copyOf(one.cascadeProbabilities(), n), joint);
  }

  /** Where it has no ranking a policy is worth nothing, by every estimator. */
  @Test
  void policiesThatAreNotDefinedEverywhere() {
    SlateWorld world = new SlateWorld(true, SlateWorld::alone);
    List<Row> rows = new ArrayList<>();
    for (int k = 1; k <= 3; k++) {
      rows.add(new Row("q0", "d" + k, k, 1));
    }
    ValueTable table =
        values(world.population(), List.of(PolicyTable.of("half", rows)), ESTIMATORS);
    double sips = table.find("half", "reward", "sips", "all").value();
    assertThat(sips).isPositive();
    for (ValueTable.CellValue cell : table.cells()) {
      assertThat(cell.value()).as(cell.estimator()).isCloseTo(sips, within(EXACT));
      assertThat(cell.warnings())
          .anySatisfy(w -> assertThat(w).contains("no ranking for 40.0% of the impressions"));
    }
  }

  @Test
  void loggersThatRanAnotherPolicy() {
    SlateWorld world = new SlateWorld(false, SlateWorld::alone);
    assertThatThrownBy(
            () ->
                values(
                    world.population(),
                    targets(world),
                    List.of(new PseudoInverse()),
                    new DisplayWeighting(new TreeMap<>(Map.of("A", SlateWorld.policies().get(2))))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("was shown with probability")
        .hasMessageContaining("by the policy of its logger 'A'");
  }

  @Test
  void groupsOfDocuments() {
    assertThatThrownBy(
            () ->
                new DisplayWeighting()
                    .check(
                        List.of(new Rewards()),
                        List.of(new SlateRips()),
                        new Slices(List.of(Slices.GROUP))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'rips' weighs whole slates: leave one of them out");
  }

  @Test
  void metricsOfRanks() {
    assertThatThrownBy(
            () ->
                new DisplayWeighting()
                    .check(List.of(new Dcg(2)), List.of(new SlateSips()), new Slices(List.of())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("metric 'dcg@2' weighs ranks, but 'sips' counts what came of whole");
  }
}
