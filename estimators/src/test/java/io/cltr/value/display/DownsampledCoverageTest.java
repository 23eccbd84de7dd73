package io.cltr.value.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.random.Generator;
import io.cltr.testing.SmallWorld;
import io.cltr.testing.WeightedLogs;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Coverage.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Logs that keep every impression with a click and one in ten of the others: propensities and
 * values are those of the full log, and their 95 % intervals cover the truth. Where the weights are
 * not read, no interval of a value does.
 */
class DownsampledCoverageTest {
  private static final int DEPTH = 5;
  private static final int IMPRESSIONS = 4000;
  private static final int QUERIES = 4;

  /** In standard errors; a ratio of sums is biased by a share of its error that falls with them. */
  private static final double BIAS = 0.25;

  private static final String IGNORED = "weights ignored, ";

  private final SmallWorld world = new SmallWorld(20261120, QUERIES, 8, DEPTH, 0.5, 0.3, 0.2);
  private final WorldValues values = new WorldValues(world, DEPTH);

  @Test
  void estimatesAreThoseOfTheFullLog() {
    SortedMap<String, Tally> tallies = Coverage.over(this::found);
    int propensities = DEPTH - 1;
    assertThat(tallies).hasSize(2 * propensities + 3 * 2 * 3);
    tallies.forEach(
        (name, tally) -> {
          if (!name.startsWith(IGNORED)) {
            assertThat(tally.share())
                .as(name)
                .isBetween(0.95 - Coverage.SLACK, 0.95 + Coverage.SLACK);
            assertThat(tally.bias()).as(name).isBetween(-BIAS, BIAS);
          } else if (name.contains("value of")) {
            assertThat(tally.share()).as(name).isLessThan(0.1);
            assertThat(tally.bias()).as(name).isGreaterThan(4);
          }
        });
  }

  private List<Found> found(int log) {
    Generator random = new Generator(6000).split(log);
    List<Impression> kept =
        WeightedLogs.downsampled(world.log(random, IMPRESSIONS, 3), 0.1, random.split("kept"));
    BucketInfluence none = BucketInfluence.none(DEPTH, Units.BUCKETS);
    List<Found> found = new ArrayList<>(twoStage("", source(kept)));
    found.addAll(values.found(source(kept), "θ known", world.examination(), none));
    List<Impression> ignored = kept.stream().map(i -> i.withWeight(1)).toList();
    found.addAll(twoStage(IGNORED, source(ignored)));
    return found;
  }

  private List<Found> twoStage(String prefix, Source<Impression> log) {
    PropensityEstimate estimate = new HarvestAllPairs().estimate(log, 0.95);
    List<Found> found =
        new ArrayList<>(
            values.found(
                log, prefix + "θ̂ two-stage", estimate.examination(), estimate.influence()));
    for (PositionEstimate at : estimate.positions().subList(1, DEPTH)) {
      double truth = world.examination().at(at.position());
      String name = prefix + "θ at " + at.position();
      found.add(new Found(name, at.propensity(), at.low(), at.high(), truth));
    }
    return found;
  }

  private static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }
}
