package io.cltr.value.display;

import static io.cltr.value.display.EnumeratedTargets.APPEAL;
import static io.cltr.value.display.EnumeratedTargets.METRICS;
import static io.cltr.value.display.EnumeratedTargets.PLAIN;
import static io.cltr.value.display.EnumeratedTargets.TRUST;
import static io.cltr.value.display.EnumeratedTargets.targets;
import static io.cltr.value.display.EnumeratedTargets.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.value.EnumeratedWorld;
import io.cltr.value.EnumeratedWorld.Shown;
import io.cltr.value.EnumeratedWorld.Site;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.slice.Slices;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What groups of documents add to the values of a world whose population is listed. */
class GroupSlicesTest {
  private static final double EXACT = 1e-12;

  /** Documents d and y have no group; r has no document of the group "late". */
  private static final Map<String, List<String>> GROUPS =
      Map.of("a", List.of("old"), "b", List.of("old"), "c", List.of("late"), "x", List.of("old"));

  private static final List<String> FEW = List.of("clicks", "dcg@2");

  private static final List<String> SLICES = List.of("group=", "group=late", "group=old");

  private static ValueTable values(Examination examination, Map<String, List<String>> groups) {
    EnumeratedWorld world = world(examination);
    return EnumeratedTargets.values(
        world,
        FEW.stream().map(Metric::parse).toList(),
        world.candidates(APPEAL, groups),
        Slices.GROUP);
  }

  private static List<CellValue> parts(ValueTable table, CellValue whole, List<String> slices) {
    return slices.stream()
        .map(slice -> table.find(whole.policy(), whole.metric(), whole.estimator(), slice))
        .toList();
  }

  private static List<CellValue> wholes(ValueTable table) {
    return table.cells().stream().filter(cell -> cell.slice().equals(Slices.ALL)).toList();
  }

  @Test
  void exclusiveGroupsAddUpToTheWhole() {
    for (Examination examination : List.of(PLAIN, TRUST)) {
      ValueTable table = values(examination, GROUPS);
      assertThat(wholes(table)).hasSize(5 * FEW.size() * 9);
      for (CellValue whole : wholes(table)) {
        List<CellValue> parts = parts(table, whole, SLICES);
        String name = String.join(" ", whole.policy(), whole.metric(), whole.estimator());
        assertThat(parts.stream().mapToDouble(CellValue::value).sum())
            .as(name)
            .isCloseTo(whole.value(), within(EXACT));
        assertThat(parts.stream().mapToDouble(CellValue::unsupported).sum())
            .as("unsupported " + name)
            .isCloseTo(whole.unsupported(), within(EXACT));
        assertThat(parts.stream().mapToDouble(CellValue::modelled).sum())
            .as("modelled " + name)
            .isCloseTo(whole.modelled(), within(EXACT));
        for (int k = 0; k < whole.slope().size(); k++) {
          int position = k;
          assertThat(parts.stream().mapToDouble(part -> part.slope().get(position)).sum())
              .as("slope " + name)
              .isCloseTo(whole.slope().get(k), within(EXACT));
        }
        assertThat(parts).allMatch(part -> part.weight() == parts.get(0).weight());
        assertThat(parts).allMatch(part -> part.units() == whole.units());
      }
    }
  }

  @Test
  void influencesAddUpInEighthsOfTheBuckets() {
    ValueTable table = values(TRUST, GROUPS);
    for (CellValue whole : wholes(table)) {
      SortedMap<Integer, Double> coarse = new TreeMap<>();
      whole.influence().forEach((bucket, psi) -> coarse.merge(bucket / 8, psi, Double::sum));
      SortedMap<Integer, Double> sums = new TreeMap<>();
      for (CellValue part : parts(table, whole, SLICES)) {
        part.influence().forEach((bucket, psi) -> sums.merge(bucket, psi, Double::sum));
      }
      assertThat(sums.keySet()).isEqualTo(coarse.keySet());
      coarse.forEach((bucket, psi) -> assertThat(sums.get(bucket)).isCloseTo(psi, within(EXACT)));
    }
  }

  @Test
  void aGroupIsWorthWhatItsDocumentsAreAndTheTrustAtTheirRanks() {
    ValueTable table = values(TRUST, GROUPS);
    EnumeratedWorld world = world(TRUST);
    targets(world)
        .forEach(
            (policy, lists) -> {
              for (String metric : FEW) {
                double[] offsets = metric.equals("clicks") ? TRUST.beta() : new double[3];
                for (String estimator : List.of("affine", "dr")) {
                  assertThat(table.find(policy, metric, estimator, "group=old").value())
                      .as(policy + " " + metric + " " + estimator)
                      .isCloseTo(old(world, lists, METRICS.get(metric), offsets), within(EXACT));
                }
              }
            });
  }

  private static double old(
      EnumeratedWorld world, Map<String, List<Shown>> lists, double[] weights, double[] offsets) {
    double sum = 0;
    for (Site site : world.sites()) {
      for (Shown list : lists.get(site.query())) {
        for (int k = 0; k < Math.min(weights.length, list.documents().size()); k++) {
          String d = list.documents().get(k);
          if (GROUPS.getOrDefault(d, List.of()).contains("old")) {
            double worth = weights[k] * site.gamma().get(d) + offsets[k];
            sum += site.share() * list.probability() * worth;
          }
        }
      }
    }
    return sum;
  }

  @Test
  void aDocumentOfTwoGroupsCountsInBoth() {
    Map<String, List<String>> twice = new TreeMap<>(GROUPS);
    twice.put("a", List.of("late", "old"));
    Map<String, List<String>> alone = new TreeMap<>(GROUPS);
    alone.put("a", List.of("alone"));
    ValueTable table = values(TRUST, twice);
    ValueTable known = values(TRUST, alone);
    for (CellValue whole : wholes(table)) {
      double sum = parts(table, whole, SLICES).stream().mapToDouble(CellValue::value).sum();
      double own = parts(known, whole, List.of("group=alone")).get(0).value();
      assertThat(sum).isCloseTo(whole.value() + own, within(EXACT));
    }
  }

  @Test
  void otherSlicesDoNotKnowOfGroups() {
    EnumeratedWorld world = world(TRUST);
    List<Metric> metrics = List.of(new ExpectedClicks());
    ValueTable without =
        EnumeratedTargets.values(world, metrics, world.candidates(APPEAL), Slices.LOGGER);
    ValueTable with =
        EnumeratedTargets.values(
            world, metrics, world.candidates(APPEAL, GROUPS), Slices.LOGGER, Slices.GROUP);
    assertThat(with.cells().stream().filter(cell -> !cell.slice().startsWith("group=")))
        .isEqualTo(without.cells());
  }

  @Test
  void withoutUngroupedDocumentsThereIsNoSliceOfThem() {
    Map<String, List<String>> all = new TreeMap<>(GROUPS);
    all.put("d", List.of("late"));
    all.put("y", List.of("late"));
    assertThat(values(PLAIN, all).cells())
        .extracting(CellValue::slice)
        .contains("group=late", "group=old")
        .doesNotContain("group=");
  }

  @Test
  void aLogWithoutGroupsIsRefused() {
    assertThatThrownBy(() -> values(PLAIN, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("values.slices")
        .hasMessageContaining("table of documents");
  }

  @Test
  void logsOfSingleActionsAreRefused() {
    assertThatThrownBy(
            () ->
                new LoggedWeighting()
                    .check(
                        List.of(new ExpectedClicks()),
                        List.of(new Ips()),
                        new Slices(List.of(Slices.GROUP))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("values.slices")
        .hasMessageContaining("leave it out");
  }

  /** Draws (0, 1) and (1, 0) of weights 1, .5, worths .2, .6 and offsets .1, .04. */
  @Test
  void drawsVaryByWhatAGroupGetsOfTheOffsets() {
    Ranks ranks = Ranks.drawn(2, 2, new int[][] {{0, 1}, {1, 0}});
    double[] values = {1 * 0.2 + 0.1, 0.5 * 0.2 + 0.04};
    double mean = Arrays.stream(values).sum() / 2;
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / 1 / 2;
    assertThat(
            ranks.drawnVariance(
                new double[] {1, 0.5},
                new double[] {0.2, 0.6},
                new double[] {0.1, 0.04},
                new boolean[] {true, false}))
        .isCloseTo(variance, within(1e-15));
  }
}
