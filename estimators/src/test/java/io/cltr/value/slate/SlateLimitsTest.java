package io.cltr.value.slate;

import static io.cltr.value.slate.EnumeratedSlatesTest.ESTIMATORS;
import static io.cltr.value.slate.EnumeratedSlatesTest.targets;
import static io.cltr.value.slate.EnumeratedSlatesTest.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.Rewards;
import io.cltr.value.outcome.Cdf;
import io.cltr.value.outcome.Cvar;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What estimators of slates refuse, and what they warn of. */
class SlateLimitsTest {
  @Test
  void policiesThatTellRanksAlone() {
    SlateWorld world = new SlateWorld(true, SlateUser::alone);
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
        .isCloseTo(table.find("ranks", "reward", "iips", "all").value(), within(1e-12));
    assertThatThrownBy(() -> values(log, ranks, List.of(new SlateRips())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'rips' needs the probability of whole slates, and policy 'ranks'");
  }

  @Test
  void slatesThatLackSomething() {
    List<Impression> log = new SlateWorld(false, SlateUser::alone).population();
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
    SlateWorld world = new SlateWorld(true, SlateUser::alone);
    List<Row> rows = new ArrayList<>();
    for (int k = 1; k <= 3; k++) {
      rows.add(new Row("q0", "d" + k, k, 1));
    }
    ValueTable table =
        values(world.population(), List.of(PolicyTable.of("half", rows)), ESTIMATORS);
    double sips = table.find("half", "reward", "sips", "all").value();
    assertThat(sips).isPositive();
    for (ValueTable.CellValue cell : table.cells()) {
      assertThat(cell.value()).as(cell.estimator()).isCloseTo(sips, within(1e-12));
      assertThat(cell.warnings())
          .anySatisfy(w -> assertThat(w).contains("no ranking for 40.0% of the impressions"));
    }
  }

  @Test
  void loggersThatRanAnotherPolicy() {
    SlateWorld world = new SlateWorld(false, SlateUser::alone);
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
  void otherDistributions() {
    assertThatThrownBy(
            () ->
                new DisplayWeighting()
                    .check(
                        List.of(new Rewards()),
                        List.of(new Cvar(0.1, Cvar.Tail.upper, Cdf.dr)),
                        new Slices(List.of())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'cvar': this is a log of rankings")
        .hasMessageContaining("leave out cdf");
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
