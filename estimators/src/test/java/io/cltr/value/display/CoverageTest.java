package io.cltr.value.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.random.Generator;
import io.cltr.testing.SmallWorld;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Coverage.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % intervals over many logs of one world. {@code mvn -Pthorough} runs the full
 * check; fewer logs widen the accepted band by the binomial error.
 */
class CoverageTest {
  private static final int DEPTH = 5;

  private final SmallWorld world = new SmallWorld(20261120, 30, 8, DEPTH, 0.5, 0.3, 0.2);
  private final WorldValues values = new WorldValues(world, DEPTH);

  @Test
  void intervalsCoverWithKnownAndWithEstimatedPropensities() {
    SortedMap<String, Tally> tallies = Coverage.over(this::found);
    assertThat(tallies).as("how, metric and quantity").hasSize(3 * 2 * 3);
    tallies.forEach(
        (name, tally) -> {
          if (name.startsWith("θ̂ taken as known, dcg@5, value of")) {
            assertThat(tally.share()).as(name).isLessThan(0.85);
          } else if (!name.startsWith("θ̂ taken as known")) {
            assertThat(tally.share())
                .as(name)
                .isBetween(0.95 - Coverage.SLACK, 0.95 + Coverage.SLACK);
          }
        });
  }

  private List<Found> found(int log) {
    List<Impression> impressions = world.log(new Generator(5000).split(log), 3000, 3);
    Source<Impression> source = Source.of(impressions, Impression.LAYOUT);
    PropensityEstimate estimate = new HarvestAllPairs().estimate(source, 0.95);
    BucketInfluence none = BucketInfluence.none(DEPTH, Units.BUCKETS);
    List<Found> found = new ArrayList<>();
    found.addAll(values.found(source, "θ known", world.examination(), none));
    found.addAll(
        values.found(source, "θ̂ two-stage", estimate.examination(), estimate.influence()));
    found.addAll(values.found(source, "θ̂ taken as known", estimate.examination(), none));
    return found;
  }
}
