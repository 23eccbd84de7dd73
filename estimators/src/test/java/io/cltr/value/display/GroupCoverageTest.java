package io.cltr.value.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.random.Generator;
import io.cltr.reward.CrossFit;
import io.cltr.reward.PbmPosterior;
import io.cltr.testing.SmallWorld;
import io.cltr.value.Comparison;
import io.cltr.value.Coverage;
import io.cltr.value.Coverage.Found;
import io.cltr.value.Coverage.Tally;
import io.cltr.value.Value;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.DoublyRobust;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % t intervals of what groups of documents add to values and to their differences,
 * with propensities known and estimated. The document d0 is in both groups. {@code mvn -Pthorough}
 * takes 4,000 logs.
 */
class GroupCoverageTest {
  private static final int DEPTH = 4;
  private static final int DOCUMENTS = 6;
  private static final int LOGGER = 0;
  private static final int OTHER = 3;
  private static final SmallWorld WORLD =
      new SmallWorld(20261120, 200, DOCUMENTS, DEPTH, 0.4, 0.3, 0.3);

  private static List<String> groups(int document) {
    return document == 0 ? List.of("even", "odd") : List.of(document % 2 == 0 ? "even" : "odd");
  }

  private static double truth(int ranking, Comparison found) {
    double[] weights = Metric.parse(found.metric()).rankWeights(WORLD.examination());
    String group = found.slice().replace("group=", "");
    return WORLD.value(
        ranking, weights, d -> found.slice().equals(Slices.ALL) || groups(d).contains(group));
  }

  private static List<Found> found(
      String how, List<Impression> log, Examination examination, BucketInfluence influence) {
    ValueTable table =
        new Valuation(
                List.of(WORLD.policy(LOGGER), WORLD.policy(OTHER)),
                List.of(new ExpectedClicks(), new Dcg(DEPTH)),
                List.of(new Ips(), new DoublyRobust()),
                new Slices(List.of(Slices.GROUP)),
                examination,
                new DisplayWeighting(),
                Optional.of(new Modelling(new PbmPosterior(), new CrossFit(2, 1))),
                List.of(new StudentT()))
            .run(
                Coverage.source(log),
                Source.of(List.of(), Layout.byKey()),
                Source.of(
                    WORLD.candidates(
                        IntStream.range(0, DOCUMENTS).mapToObj(GroupCoverageTest::groups).toList()),
                    Layout.byKey()),
                influence,
                0.95);
    List<Found> found = new ArrayList<>();
    for (Comparison c : table.comparisons(WORLD.policy(LOGGER).name())) {
      String name = String.join(", ", how, c.slice(), c.metric(), c.estimator());
      Value value =
          table.values().stream()
              .filter(
                  v ->
                      v.policy().equals(c.policy())
                          && v.metric().equals(c.metric())
                          && v.estimator().equals(c.estimator())
                          && v.slice().equals(c.slice()))
              .findFirst()
              .orElseThrow();
      double truth = truth(OTHER, c);
      found.add(new Found(name + ", value", value.value(), value.low(), value.high(), truth));
      found.add(
          new Found(
              name + ", difference", c.difference(), c.low(), c.high(), truth - truth(LOGGER, c)));
    }
    return found;
  }

  @Test
  void intervalsHoldTheTruthOfGroups() {
    SortedMap<String, Tally> tallies =
        Coverage.over(
            8,
            i -> {
              List<Impression> log = WORLD.log(new Generator(7800).split(i), 6000, 2);
              List<Found> found =
                  found(
                      "θ known",
                      log,
                      WORLD.examination(),
                      BucketInfluence.none(DEPTH, Units.BUCKETS));
              PropensityEstimate theta =
                  new HarvestAllPairs().estimate(Source.of(log, Impression.LAYOUT), 0.95);
              found.addAll(found("θ estimated", log, theta.examination(), theta.influence()));
              return found;
            });
    assertThat(tallies).hasSize(2 * 3 * 2 * 2 * 2);
    tallies.forEach((name, tally) -> tally.assertHolds(name));
  }
}
