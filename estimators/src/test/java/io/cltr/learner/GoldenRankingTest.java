package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.feature.Standardisation;
import io.cltr.learner.GoldenRanking.Graded;
import io.cltr.optimise.Lbfgs;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Ndcg;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import io.cltr.scorer.Linear;
import io.cltr.signal.Clicks;
import io.cltr.signal.InversePropensity;
import io.cltr.signal.Signal;
import io.cltr.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * The optima of the convex objectives on the golden case. Objectives, weights and NDCG@10 are those
 * of L-BFGS fits outside this project (the case's results.json, the entries that start with
 * linear).
 */
class GoldenRankingTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final List<Double> L2 = List.of(1e-4);
  private static final Standardisation AS_THEY_ARE = Standardisation.identity(20);
  private static final List<Graded> TEST = GoldenRanking.testQueries();
  private static final TrainingLog LOG = log();

  private static TrainingLog log() {
    TrainingLog clicks =
        new TrainingLog(GoldenRanking.log(), GoldenRanking.trainQueries(), GoldenRanking.THETA);
    return new TrainingLog(
        clicks.log(),
        clicks.heldOut(),
        clicks.queries(),
        clicks.examination(),
        GoldenRanking.trainGrades(),
        Optional.empty(),
        1);
  }

  @Test
  void rawClicksReachTheStoredOptima() {
    assertOptimum("softmax-clicks", softmax(new Clicks(), Lists.shown));
    assertOptimum(
        "softmax-clicks",
        new ClickNaive(Lists.shown, new Linear(), L2, new Lbfgs(), 0).train(LOG, AS_THEY_ARE));
    assertOptimum("logistic-clicks", logistic(new Clicks()));
  }

  @Test
  void inversePropensitiesReachTheStoredOptimaForEveryClip() {
    List<TrainedRanker> rankers = softmax(new InversePropensity(List.of(5.0, NONE)), Lists.shown);

    assertThat(rankers).hasSize(2);
    assertOptimum("softmax-ips-clip5", rankers.subList(0, 1));
    assertOptimum("softmax-ips", rankers.subList(1, 2));
    assertThat(rankers.get(0).hyperParameters()).containsEntry("clip", 5.0);
    assertThat(rankers.get(1).clippedShare()).isZero();
    assertThat(rankers.get(0).clippedShare()).isBetween(.05, .5);
    assertOptimum("logistic-ips", logistic(unclipped()));
  }

  @Test
  void whatWasNotShownMayCountAsIrrelevant() {
    assertOptimum("softmax-ips-candidates", softmax(unclipped(), Lists.candidates));
  }

  @Test
  void trueGradesReachTheStoredOptimum() {
    assertOptimum(
        "full-information",
        new FullInformation(new Linear(), L2, new Lbfgs()).train(LOG, AS_THEY_ARE));
  }

  @Test
  void standardisedFeaturesRankAsWell() {
    TrainedRanker ips =
        new IpsSoftmax(unclipped(), Lists.shown, new Linear(), L2, new Lbfgs(), 0)
            .train(LOG)
            .get(0);

    assertThat(ndcg(ips.ranker())).isEqualTo(.9018739889373218, within(.001));
  }

  private static InversePropensity unclipped() {
    return new InversePropensity(List.of(NONE));
  }

  private static List<TrainedRanker> softmax(Signal signal, Lists lists) {
    return new IpsSoftmax(signal, lists, new Linear(), L2, new Lbfgs(), 0).train(LOG, AS_THEY_ARE);
  }

  private static List<TrainedRanker> logistic(Signal signal) {
    return new IpsPairwiseLogistic(signal, Lists.shown, new Linear(), L2, new Lbfgs(), 0)
        .train(LOG, AS_THEY_ARE);
  }

  private static void assertOptimum(String name, List<TrainedRanker> rankers) {
    double[] expected = expected(name);
    TrainedRanker trained = rankers.get(0);
    List<Double> path = trained.objective();
    assertThat(rankers).hasSize(1);
    assertThat(path.get(path.size() - 1)).isEqualTo(expected[0], within(1e-6));
    assertThat(((LinearRanker) trained.ranker()).weights())
        .containsExactly(Arrays.copyOfRange(expected, 2, expected.length), within(1e-3));
    assertThat(ndcg(trained.ranker())).isEqualTo(expected[1], within(.001));
    assertThat(trained.warnings()).isEmpty();
    for (int i = 1; i < path.size(); i++) {
      assertThat(path.get(i)).isLessThanOrEqualTo(path.get(i - 1));
    }
  }

  private static double[] expected(String name) {
    return Golden.rows("ranking/linear.expected.csv").stream()
        .filter(row -> row[0].equals(name))
        .map(row -> Arrays.stream(row).skip(1).mapToDouble(Double::parseDouble).toArray())
        .findFirst()
        .orElseThrow();
  }

  private static double ndcg(Ranker ranker) {
    Ndcg ndcg = new Ndcg(10);
    return TEST.stream()
        .map(
            test -> ndcg.of(Rankings.all(test.query(), ranker.scores(test.query())), test.grades()))
        .mapToDouble(OptionalDouble::getAsDouble)
        .average()
        .orElseThrow();
  }
}
