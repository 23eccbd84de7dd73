package io.cltr.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.policy.PlackettLuceRanks;
import io.cltr.policy.Ranks;
import io.cltr.ranker.LinearRanker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthTest {
  private static final Simulation SIMULATION =
      Worlds.with(new Simulation(), 2, new LoggerSpec("one", 1, 1, 0, 0));
  private static final World WORLD = World.of(SIMULATION, Worlds.tiny(), 5);
  private static final Truth TRUTH = WORLD.truth();

  @Test
  void curvesAreThoseOfTheDevicesAndTheirMean() {
    assertThat(TRUTH.devices().get(0).theta()[1]).isCloseTo(StrictMath.pow(.5, .7), within(1e-15));
    assertThat(TRUTH.curve().theta()[0]).isCloseTo(1, within(1e-15));
    assertThat(TRUTH.curve().theta()[1])
        .isCloseTo(.45 * StrictMath.pow(.5, .7) + .55 * StrictMath.pow(.5, 1.2), within(1e-15));
    assertThat(TRUTH.curve().alpha()).isEqualTo(TRUTH.curve().theta());
    assertThat(TRUTH.curve().beta()).containsOnly(0);
  }

  @Test
  void relevanceIsNoiseAndGain() {
    assertThat(TRUTH.queries().get(0).relevance()).containsExactly(.1, .1 + .9 / 3, 1);
    assertThat(TRUTH.queries().get(0).rewards()).containsExactly(.2, .5, 1);
  }

  @Test
  void valuesEqualTheMeanOverAllRankings() {
    for (TrueMetric metric : TRUTH.metrics()) {
      double uniform = 0;
      double ideal = 0;
      for (TrueQuery query : TRUTH.queries()) {
        List<int[]> rankings = permutations(query.grades().length);
        double mean = 0;
        for (int[] ranking : rankings) {
          mean += byHand(metric.id(), query, ranking) / rankings.size();
        }
        uniform += query.traffic() * mean;
        ideal +=
            query.traffic()
                * rankings.stream()
                    .mapToDouble(r -> byHand(metric.id(), query, r))
                    .max()
                    .orElseThrow();
      }
      assertThat(TRUTH.value("uniform", metric.id()))
          .as(metric.id())
          .isCloseTo(uniform, within(1e-12));
      assertThat(TRUTH.value("ideal", metric.id())).as(metric.id()).isCloseTo(ideal, within(1e-12));
    }
  }

  @Test
  void rankersAreValuedByTheirOrder() {
    LinearRanker first = new LinearRanker(new double[2], new double[] {1, 1}, new double[] {1, 0});
    int[][] order = {{2, 1, 0}, {0, 1, 3, 2}};
    for (Truth.PolicyValue value : TRUTH.values("first", first, WORLD.catalogue())) {
      double expected = 0;
      for (int q = 0; q < order.length; q++) {
        TrueQuery query = TRUTH.queries().get(q);
        expected += query.traffic() * byHand(value.metric(), query, order[q]);
      }
      assertThat(value.value()).as(value.metric()).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void plackettLuceRanksEqualTheSumOverAllRankings() {
    double[] scores = {0, 1.5, -7, 3, 2.9};
    double[] expected = new double[25];
    for (int[] ranking : permutations(5)) {
      double probability = 1;
      for (int k = 0; k < 5; k++) {
        double rest = 0;
        for (int j = k; j < 5; j++) {
          rest += Math.exp(scores[ranking[j]]);
        }
        probability *= Math.exp(scores[ranking[k]]) / rest;
      }
      for (int k = 0; k < 5; k++) {
        expected[ranking[k] * 5 + k] += probability;
      }
    }
    Ranks ranks = PlackettLuceRanks.of(scores, 5);
    for (int i = 0; i < 25; i++) {
      assertThat(ranks.probabilities()[i]).isCloseTo(expected[i], within(1e-12));
    }
    assertThat(PlackettLuceRanks.of(scores, 2).at(3, 2)).isCloseTo(expected[16], within(1e-12));
  }

  @Test
  void queriesWithoutRelevantDocumentsHaveTheBestNdcg() {
    TrueQuery query =
        new TrueQuery(
            "q", 1, new String[] {"x"}, new int[] {0}, new double[] {.1}, new double[] {0});
    assertThat(new TrueMetric.Ndcg(10).of(query, Ranks.of(new int[] {0}, 10))).isEqualTo(1);
  }

  private static double byHand(String metric, TrueQuery query, int[] ranking) {
    double sum = 0;
    double best = 0;
    int[] sorted = query.grades().clone();
    Arrays.sort(sorted);
    for (int k = 1; k <= ranking.length; k++) {
      int d = ranking[k - 1];
      double theta = k == 1 ? 1 : k == 2 ? TRUTH.curve().theta()[1] : 0;
      double discount = Math.log(2) / Math.log(k + 1);
      sum +=
          switch (metric) {
            case "clicks" -> theta * query.relevance()[d];
            case "reward" -> theta * query.relevance()[d] * query.rewards()[d];
            case "ndcg@10" -> (Math.pow(2, query.grades()[d]) - 1) * discount;
            default -> query.relevance()[d] * discount;
          };
      best += (Math.pow(2, sorted[ranking.length - k]) - 1) * discount;
    }
    return metric.equals("ndcg@10") ? sum / best : sum;
  }

  private static List<int[]> permutations(int n) {
    List<int[]> all = new ArrayList<>();
    extend(new int[0], n, all);
    return all;
  }

  private static void extend(int[] prefix, int n, List<int[]> all) {
    if (prefix.length == n) {
      all.add(prefix);
    }
    for (int d = 0; d < n; d++) {
      int next = d;
      if (Arrays.stream(prefix).noneMatch(used -> used == next)) {
        int[] longer = Arrays.copyOf(prefix, prefix.length + 1);
        longer[prefix.length] = d;
        extend(longer, n, all);
      }
    }
  }
}
