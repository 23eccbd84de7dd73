package io.cltr.value.display;

import static io.cltr.value.display.EnumeratedTargets.APPEAL;
import static io.cltr.value.display.EnumeratedTargets.CLIP;
import static io.cltr.value.display.EnumeratedTargets.METRICS;
import static io.cltr.value.display.EnumeratedTargets.PLAIN;
import static io.cltr.value.display.EnumeratedTargets.TRUST;
import static io.cltr.value.display.EnumeratedTargets.expected;
import static io.cltr.value.display.EnumeratedTargets.targets;
import static io.cltr.value.display.EnumeratedTargets.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.value.EnumeratedWorld;
import io.cltr.value.EnumeratedWorld.Shown;
import io.cltr.value.EnumeratedWorld.Site;
import io.cltr.value.GivenRewards;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.Metric;
import io.cltr.value.metric.Rewards;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

/**
 * Expectations of the estimators of rankings on a world whose population is listed: display varies
 * within a query, since loggers shuffle, cut off at random and rank different documents. The truth
 * is summed over the lists of each policy, not by the code that is tested.
 */
class EnumeratedWorldTest {
  private static final double EXACT = 1e-12;

  private static ValueTable values(EnumeratedWorld world, List<Metric> metrics, String... columns) {
    return EnumeratedTargets.values(world, metrics, world.candidates(APPEAL), columns);
  }

  /** Checks every policy and metric; returns the largest distance of {@code worth} from γ. */
  private static double assertExact(
      EnumeratedWorld world,
      ValueTable table,
      String estimator,
      ToDoubleBiFunction<Site, String> worth) {
    double most = 0;
    for (String policy : targets(world).keySet()) {
      for (String metric : METRICS.keySet()) {
        SortedMap<String, List<Shown>> target = targets(world).get(policy);
        double expected = expected(world, target, metric, worth);
        assertThat(table.find(policy, metric, estimator, "all").value())
            .as(estimator + " " + policy + " " + metric)
            .isCloseTo(expected, within(EXACT * Math.max(1, expected)));
        double truth = expected(world, target, metric, (site, d) -> site.gamma().get(d));
        most = Math.max(most, Math.abs(expected / truth - 1));
      }
    }
    return most;
  }

  private static List<Metric> metrics() {
    return METRICS.keySet().stream().sorted().map(Metric::parse).toList();
  }

  private static double gamma(Site site, String document) {
    return site.gamma().get(document);
  }

  /** Mean prediction over folds, which are alike in size. */
  private static double predicted(Site site, String document) {
    return (GivenRewards.of(0, site.query(), document) + GivenRewards.of(1, site.query(), document))
        / 2;
  }

  private static ToDoubleBiFunction<Site, String> capped(
      EnumeratedWorld world, ToDoubleBiFunction<Site, String> worth) {
    return (site, d) -> {
      double rho = site.exposure(d, world.examination());
      return Math.min(1 / rho, CLIP) * rho * worth.applyAsDouble(site, d);
    };
  }

  @Test
  void withoutTrustBias() {
    EnumeratedWorld world = world(PLAIN);
    ValueTable table = values(world, metrics());
    for (String exact : List.of("ips", "snips", "clipped-ips(clip=50)", "affine", "dr")) {
      assertThat(assertExact(world, table, exact, EnumeratedWorldTest::gamma)).isZero();
    }
    double clipped =
        assertExact(
            world, table, "clipped-ips(clip=1.8)", capped(world, EnumeratedWorldTest::gamma));
    assertThat(clipped).isBetween(0.1, 0.9);
    double position =
        assertExact(
            world,
            table,
            "position-ips",
            (site, d) -> gamma(site, d) * (site.shown(d, 1) + site.shown(d, 2) + site.shown(d, 3)));
    assertThat(position).isBetween(0.2, 0.9);
    assertThat(assertExact(world, table, "dm", EnumeratedWorldTest::predicted)).isGreaterThan(0.1);
    assertThat(assertExact(world, table, "dr(clip=1.8)", cappedResiduals(world)))
        .isGreaterThan(0.05);
  }

  private static ToDoubleBiFunction<Site, String> cappedResiduals(EnumeratedWorld world) {
    return (site, d) ->
        predicted(site, d)
            + capped(world, (own, e) -> gamma(own, e) - predicted(own, e)).applyAsDouble(site, d);
  }

  @Test
  void withTrustBias() {
    EnumeratedWorld world = world(TRUST);
    ValueTable table = values(world, metrics());
    for (String exact : List.of("affine", "dr")) {
      assertThat(assertExact(world, table, exact, EnumeratedWorldTest::gamma)).isZero();
    }
    ToDoubleBiFunction<Site, String> trusted =
        (site, d) -> {
          double beta = 0;
          for (int k = 1; k <= 3; k++) {
            beta += site.shown(d, k) * TRUST.beta(k);
          }
          return gamma(site, d) + beta / site.exposure(d, TRUST);
        };
    for (String biased : List.of("ips", "snips", "clipped-ips(clip=50)")) {
      assertThat(assertExact(world, table, biased, trusted)).isBetween(0.2, 1.0);
    }
    assertExact(world, table, "clipped-ips(clip=1.8)", capped(world, trusted));
    double position =
        assertExact(
            world,
            table,
            "position-ips",
            (site, d) -> {
              double sum = 0;
              for (int k = 1; k <= 3; k++) {
                sum += site.shown(d, k) * (gamma(site, d) + TRUST.beta(k) / TRUST.at(k));
              }
              return sum;
            });
    assertThat(position).isBetween(0.1, 0.9);
    assertThat(assertExact(world, table, "dm", EnumeratedWorldTest::predicted)).isGreaterThan(0.1);
    assertThat(assertExact(world, table, "dr(clip=1.8)", cappedResiduals(world)))
        .isGreaterThan(0.05);
    table.cells().stream()
        .filter(cell -> cell.estimator().equals("ips"))
        .forEach(
            cell ->
                assertThat(cell.warnings())
                    .anySatisfy(w -> assertThat(w).contains("clicks of trust, which ips ignores")));
  }

  /** Rewards are the clicks here, so their truth is that of clicks. */
  @Test
  void rewardsWithoutTrustBias() {
    EnumeratedWorld world = world(PLAIN);
    ValueTable table = values(world, List.of(new Rewards()));
    targets(world)
        .forEach(
            (policy, target) -> {
              double truth = expected(world, target, "clicks", EnumeratedWorldTest::gamma);
              assertThat(table.find(policy, "reward", "ips", "all").value())
                  .as(policy)
                  .isCloseTo(truth, within(EXACT));
            });
  }

  /** Logger C shows d alone, and serves q alone. */
  @Test
  void whatASliceNeverDisplayed() {
    EnumeratedWorld world = world(TRUST);
    ValueTable table = values(world, metrics(), Slices.LOGGER);
    Site site = world.sites().get(0);
    for (String metric : METRICS.keySet()) {
      List<Shown> lists = targets(world).get("fixed").get("q");
      double value =
          metric.equals("clicks") ? EnumeratedWorld.offset(lists, world.examination().beta()) : 0;
      double unknown = 0;
      double modelled = 0;
      SortedMap<String, Double> omega = EnumeratedWorld.omega(lists, METRICS.get(metric));
      for (Map.Entry<String, Double> own : omega.entrySet()) {
        boolean shown = own.getKey().equals("d");
        value += shown ? own.getValue() * gamma(site, "d") : 0;
        unknown += shown ? 0 : own.getValue();
        modelled += shown ? 0 : own.getValue() * predicted(site, own.getKey());
      }
      ValueTable.CellValue affine = table.find("fixed", metric, "affine", "logger=C");
      assertThat(affine.value()).as(metric).isCloseTo(value, within(EXACT));
      assertThat(affine.unsupported()).as(metric).isCloseTo(unknown, within(EXACT));
      assertThat(affine.modelled()).as(metric).isZero();
      ValueTable.CellValue dr = table.find("fixed", metric, "dr", "logger=C");
      assertThat(dr.value()).as(metric).isCloseTo(value + modelled, within(EXACT));
      assertThat(dr.unsupported()).as(metric).isCloseTo(unknown - modelled, within(EXACT));
      assertThat(dr.modelled()).as(metric).isCloseTo(modelled, within(EXACT));
    }
  }
}
