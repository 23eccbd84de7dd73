package io.cltr.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.propensity.HarvestAllPairs;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.random.Generator;
import io.cltr.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % intervals over many logs of one world. {@code mvn -Pcoverage} runs the full
 * check; fewer logs widen the accepted band by the binomial error.
 */
class CoverageTest {
  private static final int LOGS = Integer.getInteger("cltr.logs", 400);
  private static final int DEPTH = 5;

  private final SmallWorld world = new SmallWorld(20261120, 30, 8, DEPTH, 0.5, 0.3, 0.2);
  private final List<Metric> metrics = List.of(new ExpectedClicks(), new Dcg(DEPTH));

  @Test
  void intervalsCoverWithKnownAndWithEstimatedPropensities() {
    SortedMap<String, Integer> covered = new TreeMap<>();
    IntStream.range(0, LOGS)
        .parallel()
        .mapToObj(this::coveredBy)
        .forEachOrdered(names -> names.forEach(name -> covered.merge(name, 1, Integer::sum)));
    covered.forEach(
        (name, count) -> System.out.printf("%-60s %.4f%n", name, (double) count / LOGS));
    assertThat(covered).as("how, metric and quantity").hasSize(3 * 2 * 3);
    double slack = 3 * Math.sqrt(0.95 * 0.05 / LOGS);
    covered.forEach(
        (name, count) -> {
          double share = (double) count / LOGS;
          if (name.startsWith("θ̂ taken as known, dcg@5, value of")) {
            assertThat(share).as(name).isLessThan(0.85);
          } else if (!name.startsWith("θ̂ taken as known")) {
            assertThat(share).as(name).isBetween(0.95 - slack, 0.95 + slack);
          }
        });
  }

  private List<String> coveredBy(int log) {
    List<Impression> impressions = world.log(new Generator(5000).split(log), 3000, 3);
    Source<Impression> source = Source.of(impressions, Impression.LAYOUT);
    PropensityEstimate estimate = new HarvestAllPairs().estimate(source, 0.95);
    BucketInfluence none = BucketInfluence.none(DEPTH, Units.BUCKETS);
    List<String> covered = new ArrayList<>();
    check(covered, source, "θ known", world.examination(), none);
    check(covered, source, "θ̂ two-stage", estimate.examination(), estimate.influence());
    check(covered, source, "θ̂ taken as known", estimate.examination(), none);
    return covered;
  }

  private void check(
      List<String> covered,
      Source<Impression> source,
      String how,
      Examination examination,
      BucketInfluence influence) {
    Source<Keyed<Query>> queries = Source.of(world.candidates(), Layout.byKey());
    ValueTable table =
        new Valuation(
                List.of(world.policy(0), world.policy(3)),
                metrics,
                List.of(new Ips()),
                new Slices(List.of()),
                examination,
                new DisplayWeighting())
            .run(source, source.grouped(Impression::query, new DisplaysFold()), queries, influence);
    for (Metric metric : metrics) {
      double[] weights = metric.rankWeights(world.examination());
      double logger = world.value(0, weights);
      double other = world.value(3, weights);
      for (Value value : table.values(0.95)) {
        double truth = value.policy().equals("ranking-0") ? logger : other;
        if (value.metric().equals(metric.id()) && value.low() <= truth && truth <= value.high()) {
          covered.add("%s, %s, value of %s".formatted(how, metric.id(), value.policy()));
        }
      }
      for (Comparison difference : table.comparisons("ranking-0", 0.95)) {
        double truth = other - logger;
        if (difference.metric().equals(metric.id())
            && difference.low() <= truth
            && truth <= difference.high()) {
          covered.add("%s, %s, difference".formatted(how, metric.id()));
        }
      }
    }
  }
}
