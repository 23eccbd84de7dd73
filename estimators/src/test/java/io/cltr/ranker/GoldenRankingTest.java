package io.cltr.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.feature.Standardisation;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.ranker.GoldenRanking.Graded;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * The optima of the convex objectives on the golden case. Objectives, weights and NDCG@10 come from
 * the case's results.json (linear_softmax_naive, _IPS_true_theta and _IPS_clip5, on the ten shown
 * documents), an L-BFGS fit outside this project.
 */
class GoldenRankingTest {
  private static final Source<Impression> LOG = GoldenRanking.log();
  private static final Source<Keyed<Query>> QUERIES = GoldenRanking.trainQueries();
  private static final List<Graded> TEST = GoldenRanking.testQueries();
  private static final Standardisation AS_THEY_ARE = Standardisation.identity(20);
  private static final List<Double> L2 = List.of(1e-4);

  private static final double[] NAIVE = {
    1.191056, -0.186046, 0.610383, 0.224329, -0.213303, 0.702649, 0.111783, -0.138733, 0.087211,
    0.079592, 0.204493, 0.09498, -0.001998, -7e-05, 0.012611, -0.012749, -0.001216, 0.002234,
    0.02177, 0.007566
  };
  private static final double[] IPS = {
    0.702074, -0.231338, 0.220605, 0.209667, -0.204911, 0.177126, 0.118748, -0.114842, 0.072545,
    0.074497, 0.168643, 0.103108, 0.015945, 0.007878, 0.019445, -0.002892, 0.004428, 0.00891,
    0.02003, -0.007716
  };
  private static final double[] CLIPPED = {
    0.805936, -0.222687, 0.298021, 0.213365, -0.207106, 0.288606, 0.120474, -0.116868, 0.076758,
    0.076887, 0.178607, 0.096622, 0.014536, 0.002394, 0.019681, -0.00546, 0.000585, 0.01188,
    0.020059, -0.008968
  };

  @Test
  void naiveClicksReachTheStoredOptimum() {
    List<TrainedRanker> rankers = new ClickNaive(L2, 500).train(LOG, QUERIES, AS_THEY_ARE);

    assertThat(rankers).hasSize(1);
    assertOptimum(rankers.get(0), 1.5746317731893065, NAIVE, .8515618416023878);
    assertThat(rankers.get(0).clippedShare()).isZero();
  }

  @Test
  void inversePropensitiesReachTheStoredOptimaForEveryClip() {
    IpsSoftmax learner = new IpsSoftmax(List.of(5.0, Double.POSITIVE_INFINITY), L2, 500);

    List<TrainedRanker> rankers = learner.train(LOG, QUERIES, GoldenRanking.THETA, AS_THEY_ARE);

    assertThat(rankers).hasSize(2);
    assertOptimum(rankers.get(0), 4.334483681698468, CLIPPED, .8938315992804089);
    assertOptimum(rankers.get(1), 5.1426251312469935, IPS, .9018739889373218);
    assertThat(rankers.get(0).hyperParameters()).containsEntry("clip", 5.0);
    assertThat(rankers.get(1).clippedShare()).isZero();
    assertThat(rankers.get(0).clippedShare()).isBetween(.05, .5);
  }

  @Test
  void standardisedFeaturesRankAsWell() {
    IpsSoftmax learner = new IpsSoftmax(List.of(Double.POSITIVE_INFINITY), L2, 500);

    TrainedRanker ips = learner.train(LOG, QUERIES, GoldenRanking.THETA).get(0);

    assertThat(ndcg(ips.ranker())).isEqualTo(.9018739889373218, within(.001));
  }

  private static void assertOptimum(
      TrainedRanker trained, double objective, double[] weights, double ndcg) {
    List<Double> path = trained.objective();
    assertThat(path.get(path.size() - 1)).isEqualTo(objective, within(1e-6));
    assertThat(trained.ranker().weights()).containsExactly(weights, within(1e-3));
    assertThat(ndcg(trained.ranker())).isEqualTo(ndcg, within(.001));
    assertThat(trained.warnings()).isEmpty();
    for (int i = 1; i < path.size(); i++) {
      assertThat(path.get(i)).isLessThanOrEqualTo(path.get(i - 1));
    }
  }

  private static double ndcg(LinearRanker ranker) {
    Ndcg ndcg = new Ndcg(10);
    return TEST.stream()
        .map(
            test -> ndcg.of(Rankings.all(test.query(), ranker.scores(test.query())), test.grades()))
        .mapToDouble(OptionalDouble::getAsDouble)
        .average()
        .orElseThrow();
  }
}
