package io.cltr.value.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.Betting;
import io.cltr.interval.BootstrapBca;
import io.cltr.interval.BootstrapPercentile;
import io.cltr.interval.Bounds;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.EmpiricalBernstein;
import io.cltr.interval.Hoeffding;
import io.cltr.interval.Interval;
import io.cltr.interval.Jackknife;
import io.cltr.interval.Normal;
import io.cltr.interval.Sequence;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.reward.PbmPosterior;
import io.cltr.value.Comparison;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Coverage.Tally;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % intervals of values of single actions, of a soft and a deterministic policy, by
 * estimators that are unbiased, every kind of interval and a reward model that is cross-fitted on
 * the same log. {@code mvn -Pthorough} takes 4,000 logs.
 */
class ActionCoverageTest {
  private static final List<Interval> ASYMPTOTIC =
      List.of(
          new StudentT(),
          new Normal(),
          new Jackknife(),
          new BootstrapPercentile(199, 1),
          new BootstrapBca(199, 1));
  private static final List<Interval> FINITE =
      List.of(new Hoeffding(), new EmpiricalBernstein(), new Betting(), new Sequence());
  private static final Set<String> MEANS = Set.of("ips", "dr");

  private final ActionWorld world = new ActionWorld(20261120);

  private ValueTable values(List<Impression> log, List<Interval> kinds) {
    Source<Impression> source = Coverage.source(log);
    return new Valuation(
            ActionWorld.policies(),
            List.of(new ExpectedClicks()),
            List.of(new Ips(), new Snips(), new DoublyRobust(), new SelfNormalisedDr()),
            new Slices(List.of()),
            Examination.uniform(1),
            new LoggedWeighting(ActionWorld.LEAST, 1),
            Optional.of(new Modelling(new PbmPosterior(), new CrossFit(3, 1))),
            kinds)
        .run(
            source,
            Source.of(List.of(), Layout.byKey()),
            Source.of(List.of(), Layout.byKey()),
            BucketInfluence.none(1, Units.BUCKETS),
            0.95);
  }

  private List<Found> found(String how, ValueTable table, List<Interval> kinds) {
    List<Found> found = new ArrayList<>();
    for (ValueTable.CellValue cell : table.cells()) {
      double truth = world.truths().get(cell.policy());
      for (int i = 0; i < kinds.size(); i++) {
        Bounds bounds = cell.bounds().get(i);
        String name = String.join(", ", how, cell.policy(), cell.estimator(), kinds.get(i).id());
        if (bounds.holds()) {
          found.add(new Found(name, cell.value(), bounds.low(), bounds.high(), truth));
        } else {
          assertThat(FINITE).as(name + ": " + bounds.refusal()).contains(kinds.get(i));
          assertThat(MEANS).as(name).doesNotContain(cell.estimator());
        }
      }
    }
    for (Comparison difference : table.comparisons("fixed")) {
      found.add(
          new Found(
              how + ", difference, " + difference.estimator() + ", t",
              difference.difference(),
              difference.low(),
              difference.high(),
              world.truths().get("soft") - world.truths().get("fixed")));
    }
    return found;
  }

  private static void holds(SortedMap<String, Tally> tallies) {
    tallies.forEach(
        (name, tally) -> {
          if (FINITE.stream().anyMatch(kind -> name.endsWith(", " + kind.id()))) {
            assertThat(tally.share()).as(name).isGreaterThanOrEqualTo(0.95 - tally.slack());
          } else if (!name.startsWith("rows")) {
            tally.assertHolds(name);
          }
        });
  }

  @Test
  void fiveThousandUnitsOfOneRound() {
    List<Interval> kinds = new ArrayList<>(ASYMPTOTIC);
    kinds.addAll(FINITE);
    SortedMap<String, Tally> tallies =
        Coverage.over(
            2,
            log ->
                found(
                    "one round a unit",
                    values(world.log(new Generator(7100).split(log), 0, 5000, 1), kinds),
                    kinds));
    assertThat(tallies).hasSize(2 * (4 * 5 + 2 * 4) + 4);
    holds(tallies);
  }

  /** Rows taken as units give intervals that are far too short. */
  @Test
  void fiveHundredUnitsOfTwentyRounds() {
    List<Interval> kinds = List.of(new StudentT(), new Jackknife(), new EmpiricalBernstein());
    SortedMap<String, Tally> tallies =
        Coverage.over(
            4,
            log -> {
              List<Impression> rounds = world.log(new Generator(7200).split(log), 0, 500, 20);
              List<Found> found = found("20 rounds a unit", values(rounds, kinds), kinds);
              List<Impression> rows = rounds.stream().map(Coverage::alone).toList();
              found.addAll(found("rows", values(rows, kinds), kinds));
              return found;
            });
    holds(tallies);
    for (String estimator : List.of("ips", "snips", "dr", "sndr")) {
      assertThat(tallies.get("rows, soft, " + estimator + ", t").share()).isLessThan(0.85);
    }
  }
}
