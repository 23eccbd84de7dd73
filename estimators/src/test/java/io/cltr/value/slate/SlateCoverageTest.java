package io.cltr.value.slate;

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
import io.cltr.value.Comparison;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.outcome.Cvar;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % intervals of values of slates by estimators whose users are as they assume, with
 * a reward model that is cross-fitted on the same log: 1,000 to 5,000 users of three slates each.
 */
class SlateCoverageTest {
  private static final List<Interval> KINDS =
      List.of(new StudentT(), new Jackknife(), new BootstrapPercentile(199, 1));

  private static List<Found> found(
      String how, SlateWorld world, List<ValueEstimator> estimators, int users, int log) {
    Source<Impression> source =
        Coverage.source(world.log(new Generator(9100).split(how).split(log), users, 3));
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
      double truth = truth(world, cell.policy(), cell.estimator());
      for (int i = 0; i < KINDS.size(); i++) {
        Bounds bounds = cell.bounds().get(i);
        String name = String.join(", ", how, cell.policy(), cell.estimator(), KINDS.get(i).id());
        found.add(new Found(name, cell.value(), bounds.low(), bounds.high(), truth));
      }
    }
    for (Comparison difference : table.comparisons("fixed")) {
      found.add(
          new Found(
              how + ", difference, " + difference.estimator(),
              difference.difference(),
              difference.low(),
              difference.high(),
              truth(world, "soft", difference.estimator())
                  - truth(world, "fixed", difference.estimator())));
    }
    return found;
  }

  private static double truth(SlateWorld world, String policy, String estimator) {
    return estimator.equals("cvar") ? tail(world.clicks(policy)) : world.truth(policy);
  }

  /** The mean of the upper fifth of the numbers of clicks. */
  private static double tail(double[] numbers) {
    double left = 0.2;
    double sum = 0;
    for (int n = numbers.length - 1; n >= 0; n--) {
      double taken = Math.min(left, numbers[n]);
      sum += n * taken;
      left -= taken;
    }
    return sum / 0.2;
  }

  private static void holds(
      String how, SlateWorld world, List<ValueEstimator> estimators, int users) {
    Coverage.over(2, log -> found(how, world, estimators, users, log))
        .forEach((name, tally) -> tally.assertHolds(name));
  }

  @Test
  void slotsAloneAndIndependent() {
    holds(
        "independent slots",
        new SlateWorld(true, SlateUser::alone),
        EnumeratedSlatesTest.ESTIMATORS,
        4000);
  }

  @Test
  void usersWhoGoDown() {
    holds(
        "cascade",
        new SlateWorld(false, SlateUser::cascade),
        List.of(
            new SlateSips(),
            new SlateRips(),
            new SlateSnsips(),
            new SlateSnrips(),
            new CascadeDr()),
        1000);
  }

  /** A fifth of the slates of a policy that the log seldom shows are few. */
  @Test
  void tailsOfLargerLogs() {
    holds(
        "tails",
        new SlateWorld(false, SlateUser::cascade),
        List.of(new Cvar(0.2, Cvar.Tail.upper)),
        5000);
  }
}
