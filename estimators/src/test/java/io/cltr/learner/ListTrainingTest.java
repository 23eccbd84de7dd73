package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.feature.Standardisation;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.objective.Softmax;
import io.cltr.optimise.Adam;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimiser;
import io.cltr.propensity.Examination;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Ranker;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Network;
import io.cltr.scorer.Scorer;
import io.cltr.selection.RandomDraws;
import io.cltr.signal.Affine;
import io.cltr.signal.Clicks;
import io.cltr.signal.InversePropensity;
import io.cltr.signal.Signal;
import io.cltr.testing.RankerLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListTrainingTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final Examination THETA = new Examination(new double[] {1, .5, .3, .1});
  private static final List<Query> QUERIES = RankerLogs.randomQueries(20, 1);
  private static final List<Impression> LOG = RankerLogs.randomLog(QUERIES, 400, 2);

  private static TrainingLog log(Examination examination) {
    return new TrainingLog(RankerLogs.log(LOG), RankerLogs.queries(QUERIES), examination);
  }

  private static TrainingLog after(Ranker previous) {
    TrainingLog log = log(THETA);
    return new TrainingLog(
        log.log(),
        RankerLogs.log(LOG),
        log.queries(),
        log.examination(),
        log.grades(),
        Optional.ofNullable(previous),
        1);
  }

  private static ListTraining training(Signal signal, Scorer scorer, Optimiser optimiser) {
    return new ListTraining(
        "test", signal, Lists.shown, new Softmax(), scorer, List.of(.01), optimiser, 0);
  }

  private static ListTraining naive(int iterations) {
    return training(new Clicks(), new Linear(), new Lbfgs(1e-8, iterations));
  }

  @Test
  void aSearchThatDivergesGivesNoRanker() {
    Standardisation broken =
        new Standardisation(new double[3], new double[] {1, 1e-320, 1}, List.of());

    assertThatThrownBy(() -> naive(50).run(log(THETA), broken))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("test with {l2=0.01} diverged and gives no ranker")
        .hasMessageContaining("NaN");
  }

  @Test
  void aSearchThatIsCutShortSaysSo() {
    TrainedRanker cut = naive(1).run(log(THETA), Standardisation.identity(3)).get(0);

    assertThat(cut.objective()).hasSize(2);
    assertThat(cut.warnings())
        .anyMatch(w -> w.startsWith("the search stopped after 1 of at most 1 iterations"));
  }

  @Test
  void clicksWithoutKnownExaminationAreLeftOutWithAWarning() {
    Examination theta = new Examination(new double[] {1, Double.NaN, .3, .25});
    long left = LOG.stream().filter(i -> i.clicks()[1] > 0).count();

    TrainedRanker ranker =
        training(new InversePropensity(List.of(9.0)), new Linear(), new Lbfgs())
            .run(log(theta))
            .get(0);

    assertThat(ranker.warnings()).anyMatch(w -> w.startsWith(left + " clicks at positions"));
  }

  @Test
  void theClippedShareIsTheLostShareOfTheWeight() {
    double whole = 0;
    double lost = 0;
    for (Impression impression : LOG) {
      for (int k = 0; k < 4; k++) {
        whole += impression.clicks()[k] / THETA.theta()[k];
        lost += impression.clicks()[k] * Math.max(0, 1 / THETA.theta()[k] - 4);
      }
    }

    List<TrainedRanker> rankers =
        training(new InversePropensity(List.of(4.0, NONE)), new Linear(), new Lbfgs())
            .run(log(THETA));

    assertThat(rankers.get(0).clippedShare()).isEqualTo(lost / whole, within(1e-12));
    assertThat(rankers.get(1).clippedShare()).isZero();
  }

  @Test
  void relevanceBelowZeroIsFlooredWithAWarning() {
    Examination trusted = new Examination(THETA.theta(), new double[] {.3, .2, .1, .05});

    TrainedRanker ranker =
        training(new Affine(List.of(NONE)), new Linear(), new Lbfgs()).run(log(trusted)).get(0);

    assertThat(ranker.warnings()).anyMatch(w -> w.startsWith("negative debiased relevance of "));
    assertThat(ranker.ranker()).isInstanceOf(LinearRanker.class);
  }

  @Test
  void manyConstantFeaturesAreOneWarning() {
    List<Integer> constant = new ArrayList<>();
    for (int j = 0; j < 12; j++) {
      constant.add(j);
    }

    TrainedRanker ranker =
        naive(50)
            .run(log(THETA), new Standardisation(new double[3], new double[] {1, 1, 1}, constant))
            .get(0);

    assertThat(ranker.warnings()).hasSize(1);
    assertThat(ranker.warnings().get(0)).startsWith("12 features").endsWith("feature_9, …");
  }

  @Test
  void aSearchThatStartsAtItsOwnEndStaysThere() {
    TrainedRanker first = naive(100).run(after(null)).get(0);

    TrainedRanker again = naive(100).run(after(first.ranker())).get(0);

    assertThat(again.objective().size()).isLessThan(first.objective().size() / 2);
    assertThat(scores(again)).containsExactly(scores(first), within(1e-6));
  }

  @Test
  void distillationPullsTowardsTheEarlierRanker() {
    Ranker opposite =
        new LinearRanker(new double[3], new double[] {1, 1, 1}, new double[] {-1, 0, 0});
    double[] alone = weights(distilled(0, opposite));
    double[] pulled = weights(distilled(.5, opposite));
    double[] taught = weights(distilled(.999, opposite));

    assertThat(alone[0]).isPositive();
    assertThat(pulled[0]).isLessThan(alone[0]).isGreaterThan(-1);
    assertThat(taught[0]).isEqualTo(-1, within(.2));
  }

  private static TrainedRanker distilled(double share, Ranker teacher) {
    return new IpsSoftmax(
            new InversePropensity(List.of(NONE)),
            Lists.shown,
            new Linear(),
            List.of(1e-4),
            new Lbfgs(),
            share)
        .train(after(teacher))
        .get(0);
  }

  @Test
  void aNetworkIsTrainedByStepsAndEndedByHeldOutUnits() {
    Adam adam = new Adam(.05, 4, 30, 3);

    TrainedRanker ranker =
        training(new InversePropensity(List.of(NONE)), new Network(List.of(4)), adam)
            .run(after(null))
            .get(0);

    assertThat(ranker.objective()).hasSameSizeAs(ranker.heldOut());
    assertThat(ranker.objective().get(ranker.objective().size() - 1))
        .isLessThan(ranker.objective().get(0));
    double best = ranker.heldOut().stream().mapToDouble(v -> v).max().orElseThrow();
    int after = ranker.heldOut().size() - 1 - ranker.heldOut().indexOf(best);
    assertThat(after).isLessThanOrEqualTo(3);
  }

  @Test
  void aRandomSearchTriesSomeCombinations() {
    TrainingLog all = log(THETA);
    ListTraining training =
        new ListTraining(
            "test",
            new InversePropensity(List.of(2.0, 5.0, NONE)),
            Lists.shown,
            new Softmax(),
            new Linear(),
            List.of(.1, .01),
            new Lbfgs(),
            0);

    List<TrainedRanker> some =
        training.run(
            new TrainingLog(
                all.log(),
                all.heldOut(),
                all.queries(),
                all.examination(),
                all.grades(),
                all.previous(),
                new RandomDraws(2),
                7));

    assertThat(some).hasSize(2);
    assertThat(training.run(all))
        .hasSize(6)
        .extracting(TrainedRanker::hyperParameters)
        .containsAll(some.stream().map(TrainedRanker::hyperParameters).toList());
  }

  private static double[] weights(TrainedRanker trained) {
    return ((LinearRanker) trained.ranker()).weights();
  }

  private static double[] scores(TrainedRanker trained) {
    return QUERIES.stream()
        .flatMapToDouble(q -> Arrays.stream(trained.ranker().scores(q)))
        .toArray();
  }
}
