package io.cltr.value.logger;

import static io.cltr.value.logger.EnumeratedLoggers.ALIKE;
import static io.cltr.value.logger.EnumeratedLoggers.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BootstrapPercentile;
import io.cltr.interval.Bounds;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Interval;
import io.cltr.interval.Jackknife;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.reward.PbmPosterior;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Coverage.Tally;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.EstimatedMips;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Mips;
import io.cltr.value.estimator.MipsSlope;
import io.cltr.value.estimator.SelfNormalisedMips;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % intervals of values by embeddings and by several loggers, whose shares, weights
 * and reward model are estimated on the same log.
 */
class LoggerCoverageTest {
  private static final List<Interval> KINDS =
      List.of(new StudentT(), new Jackknife(), new BootstrapPercentile(199, 1));

  private final EnumeratedLoggers world = new EnumeratedLoggers(FULL, ALIKE, 0);

  private static ValueTable values(List<Impression> log) {
    return new Valuation(
            List.of(EnumeratedLoggers.policy("target", EnumeratedLoggers.TARGET)),
            List.of(new ExpectedClicks()),
            List.of(
                new Ips(),
                new MixtureIps(),
                new MixtureDr(),
                new WeightedIps(),
                new WeightedDr(),
                new Mips(),
                new SelfNormalisedMips(),
                new EstimatedMips(),
                new MipsSlope()),
            new Slices(List.of()),
            Examination.uniform(1),
            new LoggedWeighting(0.05, 1, EnumeratedLoggers.known(FULL)),
            Optional.of(new Modelling(new PbmPosterior(), new CrossFit(3, 1))),
            KINDS)
        .run(
            Coverage.source(log),
            Source.of(List.of(), Layout.byKey()),
            Source.of(List.of(), Layout.byKey()),
            BucketInfluence.none(1, Units.BUCKETS),
            0.95);
  }

  private List<Found> found(String how, int log, long seed, int units, int rounds) {
    List<Found> found = new ArrayList<>();
    List<Impression> drawn = world.sample(new Generator(seed).split(log), units, rounds);
    for (ValueTable.CellValue cell : values(drawn).cells()) {
      for (int i = 0; i < KINDS.size(); i++) {
        Bounds bounds = cell.bounds().get(i);
        String name = String.join(", ", how, cell.estimator(), KINDS.get(i).id());
        found.add(new Found(name, cell.value(), bounds.low(), bounds.high(), world.truth()));
      }
    }
    return found;
  }

  /** The choice of dimensions is not asserted: its intervals know nothing of the bias it leaves. */
  private static void assertHold(SortedMap<String, Tally> tallies) {
    assertThat(tallies).hasSize(9 * KINDS.size());
    tallies.forEach(
        (name, tally) -> {
          if (!name.contains("mips-slope")) {
            tally.assertHolds(name);
          }
        });
  }

  @Test
  void unitsOfOneRound() {
    assertHold(Coverage.over(4, log -> found("one round a unit", log, 8100, 4000, 1)));
  }

  /** Units meet both loggers. */
  @Test
  void unitsOfEightRounds() {
    assertHold(Coverage.over(4, log -> found("eight rounds a unit", log, 8200, 300, 8)));
  }

  /** What weights by estimated variances do to a log of few clicks. */
  @Test
  void fewRounds() {
    SortedMap<String, Tally> tallies = Coverage.over(log -> found("few rounds", log, 8300, 80, 1));
    assertThat(tallies.get("few rounds, weighted-ips, t").bias())
        .isLessThan(tallies.get("few rounds, ips, t").bias() - 0.1);
  }
}
