package io.cltr.propensity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.Impression;
import io.cltr.method.Methods;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.experiment.SwapDocuments;
import io.cltr.propensity.experiment.SwapPairs;
import io.cltr.propensity.experiment.UniformShuffle;
import io.cltr.propensity.harvest.HarvestAdjacent;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.propensity.harvest.HarvestPivot;
import io.cltr.propensity.harvest.HarvestWeights;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.RandomisedWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Coverage of 95 % intervals of θ_2 … θ_5 where the assumptions hold: three loggers of unequal
 * traffic, and swapped and shuffled impressions, in units of three impressions, half of which click
 * half as often. {@code mvn -Pthorough} takes 2,000 logs and prints what docs/methods.md reports.
 */
class PropensityCoverageTest {
  private static final boolean THOROUGH = Integer.getInteger("cltr.logs", 200) >= 4000;
  private static final int LOGS = THOROUGH ? 2000 : 100;
  private static final RandomisedWorld LOGGERS = RandomisedWorld.of(30, 5, 0.5, 0.3, 0.2);
  private static final RandomisedWorld MARKED = LOGGERS.marked(0.5);

  @Test
  void intervalsCover() {
    Map<String, Tally> tallies = new TreeMap<>();
    for (int log = 0; log < LOGS; log++) {
      List<Impression> harvest = hesitant(LOGGERS.log(new Generator(2000 + log), 4000));
      List<Impression> marked = hesitant(MARKED.log(new Generator(9000 + log), 6000));
      harvesting().forEach(estimator -> add(tallies, estimator, harvest));
      randomised().forEach(estimator -> add(tallies, estimator, marked));
    }
    tallies.forEach((label, tally) -> System.out.println(label + tally.text()));
    double slack = THOROUGH ? 0.01 : 4 * Math.sqrt(0.95 * 0.05 / LOGS);
    tallies.forEach(
        (label, tally) ->
            assertThat(tally.share()).as(label).isBetween(0.95 - slack, 0.95 + slack));
  }

  private static Stream<PropensityEstimator> harvesting() {
    return Stream.of(HarvestWeights.values())
        .flatMap(
            weights ->
                Stream.of(
                    new HarvestAdjacent(weights),
                    new HarvestPivot(weights),
                    new HarvestAllPairs(weights)));
  }

  private static Stream<PropensityEstimator> randomised() {
    return Stream.of(new UniformShuffle(), new SwapPairs(), new SwapPairs(SwapDocuments.top));
  }

  private static void add(
      Map<String, Tally> tallies, PropensityEstimator estimator, List<Impression> log) {
    tallies
        .computeIfAbsent(Methods.label(estimator), label -> new Tally())
        .add(Influences.estimate(estimator, log));
  }

  /** Half of the units click half as often, so that clicks of a unit go together. */
  private static List<Impression> hesitant(List<Impression> log) {
    List<Impression> all = new ArrayList<>(log.size());
    for (Impression one : log) {
      Generator unit = new Generator(1).split(one.unit());
      Generator own = unit.split(one.id());
      double keep = unit.nextBoolean(0.5) ? 0.5 : 1;
      double[] clicks =
          Arrays.stream(one.clicks()).map(c -> own.nextBoolean(keep) ? c : 0).toArray();
      all.add(Logs.clicked(one, clicks));
    }
    return all;
  }

  /** Of one estimator, by position from 2 on. */
  private static final class Tally {
    private final int[] covered = new int[4];
    private final int[] known = new int[4];
    private final double[] errors = new double[4];
    private final double[] squares = new double[4];

    void add(PropensityEstimate estimate) {
      for (int i = 0; i < covered.length; i++) {
        PositionEstimate at = estimate.positions().get(i + 1);
        if (!Double.isNaN(at.propensity())) {
          double truth = 1.0 / at.position();
          double error = Math.log(at.propensity() / truth);
          known[i]++;
          covered[i] += at.low() <= truth && truth <= at.high() ? 1 : 0;
          errors[i] += error;
          squares[i] += error * error;
        }
      }
    }

    double share() {
      return (double) IntStream.of(covered).sum() / IntStream.of(known).sum();
    }

    String text() {
      StringBuilder text = new StringBuilder(" %.4f".formatted(share()));
      for (int i = 0; i < covered.length; i++) {
        text.append(
            " | %.4f %+.3f %.3f"
                .formatted(
                    (double) covered[i] / known[i],
                    errors[i] / known[i],
                    Math.sqrt(squares[i] / known[i])));
      }
      return text.toString();
    }
  }
}
