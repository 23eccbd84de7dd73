package io.cltr.value.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.Bounds;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Interval;
import io.cltr.interval.LikelihoodRatio;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Coverage.Tally;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % intervals by likelihood, of values by likelihood and by IPS, with a known
 * largest weight and without. {@code mvn -Pthorough} takes 4,000 logs.
 */
class LikelihoodCoverageTest {
  private static final List<Interval> KINDS =
      List.of(new StudentT(), new LikelihoodRatio(), new io.cltr.interval.CressieRead());

  private final ActionWorld world = new ActionWorld(20261120);

  private List<Found> found(List<Impression> log, double least) {
    ValueTable table =
        new Valuation(
                ActionWorld.policies(),
                List.of(new ExpectedClicks()),
                List.of(new Ips(), new Snips(), new CressieRead(), new EmpiricalLikelihood()),
                new Slices(List.of()),
                Examination.uniform(1),
                new LoggedWeighting(least, 1),
                Optional.empty(),
                KINDS)
            .run(
                Coverage.source(log),
                Source.of(List.of(), Layout.byKey()),
                Source.of(List.of(), Layout.byKey()),
                BucketInfluence.none(1, Units.BUCKETS),
                0.95);
    List<Found> found = new ArrayList<>();
    for (ValueTable.CellValue cell : table.cells()) {
      double truth = world.truths().get(cell.policy());
      for (int i = 0; i < KINDS.size(); i++) {
        Bounds bounds = cell.bounds().get(i);
        if (bounds.holds()) {
          found.add(
              new Found(
                  String.join(
                      ", ",
                      least > 0 ? "known" : "unknown",
                      cell.policy(),
                      cell.estimator(),
                      KINDS.get(i).id()),
                  cell.value(),
                  bounds.low(),
                  bounds.high(),
                  truth));
        }
      }
    }
    return found;
  }

  private void holds(int share, long seed, int units, int perUnit) {
    SortedMap<String, Tally> tallies =
        Coverage.over(
            share,
            log -> {
              List<Impression> rounds =
                  world.log(new Generator(seed).split(log), 0, units, perUnit);
              List<Found> found = found(rounds, ActionWorld.LEAST);
              found.addAll(found(rounds, 0));
              return found;
            });
    assertThat(tallies).hasSize(2 * (2 * (4 * 2 + 1) + 1));
    tallies.forEach(
        (name, tally) -> {
          if (name.endsWith("cressie-read")) {
            assertThat(tally.share()).as(name).isGreaterThan(0.95 - tally.slack());
          } else {
            tally.assertHolds(name);
          }
        });
  }

  @Test
  void twoThousandUnitsOfOneRound() {
    holds(8, 7300, 2000, 1);
  }

  @Test
  void fiveHundredUnitsOfTenRounds() {
    holds(8, 7400, 500, 10);
  }
}
