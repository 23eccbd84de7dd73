package io.cltr.value;

import io.cltr.fold.Source;
import io.cltr.interval.BootstrapPercentile;
import io.cltr.interval.Bounds;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Interval;
import io.cltr.interval.Jackknife;
import io.cltr.interval.StudentT;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.reward.PbmPosterior;
import io.cltr.value.Coverage.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % intervals of values of slates by estimators whose users are as they assume, with
 * a reward model that is cross-fitted on the same log: 1,000 users of three slates each.
 */
class SlateCoverageTest {
  private static final List<Interval> KINDS =
      List.of(new StudentT(), new Jackknife(), new BootstrapPercentile(199, 1));

  private static List<Found> found(
      String how, SlateWorld world, List<ValueEstimator> estimators, int log) {
    Source<Impression> source =
        Coverage.source(world.log(new Generator(9100).split(how).split(log), 1000, 3));
    ValueTable table =
        new Valuation(
                SlateWorld.policies().subList(0, 2),
                List.of(new ExpectedClicks()),
                estimators,
                new Slices(List.of()),
                Examination.uniform(SlateWorld.SLOTS),
                new DisplayWeighting(),
                Optional.of(new Modelling(new PbmPosterior(), new CrossFit(3, 1))),
                KINDS)
            .run(
                source,
                source.grouped(Impression::query, new DisplaysFold()),
                SlateWorld.queries(),
                BucketInfluence.none(SlateWorld.SLOTS, Units.BUCKETS),
                0.95);
    List<Found> found = new ArrayList<>();
    for (ValueTable.CellValue cell : table.cells()) {
      for (int i = 0; i < KINDS.size(); i++) {
        Bounds bounds = cell.bounds().get(i);
        String name = String.join(", ", how, cell.policy(), cell.estimator(), KINDS.get(i).id());
        found.add(
            new Found(name, cell.value(), bounds.low(), bounds.high(), world.truth(cell.policy())));
      }
    }
    for (Comparison difference : table.comparisons("fixed")) {
      found.add(
          new Found(
              how + ", difference, " + difference.estimator(),
              difference.difference(),
              difference.low(),
              difference.high(),
              world.truth("soft") - world.truth("fixed")));
    }
    return found;
  }

  private static void holds(String how, SlateWorld world, List<ValueEstimator> estimators) {
    Coverage.over(2, log -> found(how, world, estimators, log))
        .forEach((name, tally) -> tally.assertHolds(name));
  }

  @Test
  void slotsAloneAndIndependent() {
    holds(
        "independent slots",
        new SlateWorld(true, SlateWorld::alone),
        EnumeratedSlatesTest.ESTIMATORS);
  }

  @Test
  void usersWhoGoDown() {
    holds(
        "cascade",
        new SlateWorld(false, SlateWorld::cascade),
        List.of(
            new SlateSips(),
            new SlateRips(),
            new SlateSnsips(),
            new SlateSnrips(),
            new CascadeDr()));
  }
}
