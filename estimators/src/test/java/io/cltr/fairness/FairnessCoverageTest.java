package io.cltr.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fairness.FairnessMeasure.Reading;
import io.cltr.fairness.FairnessTable.Contrast;
import io.cltr.fairness.FairnessTable.MeasureValue;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.random.Generator;
import io.cltr.testing.SmallWorld;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Coverage.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % intervals of measures of fairness, of a ranking that never logged and of its
 * difference to a logger, with propensities known and estimated; units have three impressions.
 */
class FairnessCoverageTest {
  private static final int QUERIES = 40;
  private static final int LOGGER = 0;
  private static final int OTHER = 3;

  /** With an extreme: their intervals hold to second order alone, and more than they say. */
  private static final List<String> CURVED = List.of("awrf", "ee-d", "ee-l");

  private static final SmallWorld WORLD = GroupWorld.of(QUERIES);

  private static List<Found> found(
      String how, List<Impression> log, Examination examination, BucketInfluence influence) {
    FairnessTable table =
        new FairnessAudit(
                List.of(WORLD.policy(LOGGER), WORLD.policy(OTHER)),
                new Grouping(),
                FairnessAudit.allMeasures(),
                List.of(),
                examination,
                Optional.empty(),
                0.95)
            .run(Coverage.source(log), GroupWorld.NOTHING, GroupWorld.candidates(WORLD), influence);
    GroupStatistics truth = GroupTruth.of(WORLD, QUERIES, OTHER);
    GroupStatistics logged = GroupTruth.of(WORLD, QUERIES, LOGGER);
    List<Found> found = new ArrayList<>();
    for (FairnessMeasure measure : FairnessAudit.allMeasures()) {
      Reading reading = measure.of(truth).get(0);
      MeasureValue value =
          table.find(WORLD.policy(OTHER).name(), measure.id(), reading.groups(), "all").value();
      String name = how + ", " + measure.id();
      found.add(new Found(name, value.value(), value.low(), value.high(), reading.value()));
      Contrast contrast =
          table.difference(
              WORLD.policy(OTHER).name(),
              WORLD.policy(LOGGER).name(),
              measure.id(),
              reading.groups(),
              "all");
      found.add(
          found(
              name + ", difference",
              contrast.difference(),
              reading.value() - measure.of(logged).get(0).value()));
    }
    for (int g = 0; g < 2; g++) {
      found.add(
          found(
              how + ", merit " + GroupWorld.NAMES.get(g),
              table.merits().get(0).merit().get(g),
              truth.at(truth.merit(g))));
    }
    return found;
  }

  private static Found found(String name, Estimate estimate, double truth) {
    return new Found(name, estimate.value(), estimate.low(), estimate.high(), truth);
  }

  @Test
  void intervalsHoldTheTruth() {
    SortedMap<String, Tally> tallies =
        Coverage.over(
            8,
            i -> {
              List<Impression> log = WORLD.log(new Generator(8300).split(i), 2400, 3);
              List<Found> found = found("θ known", log, WORLD.examination(), GroupWorld.KNOWN);
              PropensityEstimate theta =
                  new HarvestAllPairs().estimate(Source.of(log, Impression.LAYOUT), 0.95);
              found.addAll(found("θ estimated", log, theta.examination(), theta.influence()));
              return found;
            });
    assertThat(tallies).hasSize(2 * (2 * 11 + 2));
    tallies.forEach(
        (name, tally) -> {
          if (CURVED.stream().noneMatch(id -> name.contains(", " + id))) {
            tally.assertHolds(name);
          } else {
            assertThat(tally.share()).as(name).isGreaterThan(0.94 - tally.slack());
          }
        });
  }
}
