package io.cltr.pipeline.boost;

import static io.cltr.pipeline.boost.TreeLogs.LOG;
import static io.cltr.pipeline.boost.TreeLogs.QUERIES;
import static io.cltr.pipeline.boost.TreeLogs.bits;
import static io.cltr.pipeline.boost.TreeLogs.firstFeatureLeads;
import static io.cltr.pipeline.boost.TreeLogs.scores;
import static io.cltr.pipeline.boost.TreeLogs.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.boost.BoostGrid;
import io.cltr.boost.BoostMachine;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.learner.IpsLambdaMart;
import io.cltr.learner.LambdaRankUnbiased;
import io.cltr.learner.Learner;
import io.cltr.learner.Lists;
import io.cltr.learner.TrainedRanker;
import io.cltr.learner.TrainingLog;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.ranker.TreeRanker;
import io.cltr.signal.InversePropensity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link Learner}, for those that grow trees. */
class TreeLearnersTest {
  private static final BoostMachine MACHINE = new BoostMachine(4_000, 1, 1);

  static List<Learner> learners() {
    return List.of(
        new IpsLambdaMart(
            new InversePropensity(List.of(2.0, Double.POSITIVE_INFINITY)),
            Lists.shown,
            grid(10),
            MACHINE),
        new LambdaRankUnbiased(grid(.1), MACHINE));
  }

  private static BoostGrid grid(double leafWeight) {
    return new BoostGrid(40, List.of(2, 4), List.of(.3), List.of(leafWeight), .9, 1, 1, 5);
  }

  @Test
  void areRegistered() {
    assertThat(Methods.of(Learner.class)).containsKeys("ips-lambdamart", "lambdarank-unbiased");
  }

  @ParameterizedTest
  @MethodSource("learners")
  void learnWithTheirEvidence(Learner learner) {
    List<TrainedRanker> rankers = learner.train(training(LOG, QUERIES));

    assertThat(rankers).extracting(TrainedRanker::hyperParameters).doesNotHaveDuplicates();
    for (TrainedRanker trained : rankers) {
      List<Double> objective = trained.objective();
      List<Double> gains = trained.heldOut();
      int trees = ((TreeRanker) trained.ranker()).trees().size();
      assertThat(trained.learner()).isEqualTo(learner.id());
      assertThat(firstFeatureLeads(trained.ranker())).isGreaterThan(.9);
      assertThat(objective.get(objective.size() - 1)).isLessThan(objective.get(0));
      assertThat(trained.clicks()).isPositive();
      assertThat(trained.warnings()).hasSize(1);
      assertThat(gains.get(trees)).isEqualTo(Collections.max(gains));
      assertThat(gains).hasSizeLessThanOrEqualTo(Math.min(trees + 5, 40) + 1);
      assertThat(trained.hyperParameters()).containsEntry("trees", (double) trees);
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void withoutHeldOutUnitsAllTreesAreGrown(Learner learner) {
    TrainingLog log = training(LOG, QUERIES);
    TrainingLog alone =
        new TrainingLog(
            log.log(),
            Source.of(List.of(), Impression.LAYOUT),
            log.queries(),
            log.examination(),
            Source.of(List.of(), Layout.byKey()),
            Optional.empty(),
            1);

    assertThat(learner.train(alone))
        .allSatisfy(
            trained -> {
              assertThat(trained.heldOut()).isEmpty();
              assertThat(trained.hyperParameters()).containsEntry("trees", 40.0);
            });
  }

  @ParameterizedTest
  @MethodSource("learners")
  void permutedInputGivesTheSameBits(Learner learner) {
    List<Impression> log = new ArrayList<>(LOG);
    List<Query> queries = new ArrayList<>(QUERIES);
    Collections.shuffle(log, new Random(3));
    Collections.shuffle(queries, new Random(4));

    assertThat(bits(learner.train(training(log, queries))))
        .isEqualTo(bits(learner.train(training(LOG, QUERIES))));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aConstantFeatureHasNoInfluenceAndAWarning(Learner learner) {
    Query query = QUERIES.get(0);
    float[] raised = query.features().clone();
    for (int i = 2; i < raised.length; i += 3) {
      raised[i] += i % 2;
    }
    for (TrainedRanker trained : learner.train(training(LOG, QUERIES))) {
      assertThat(trained.ranker().scores(TreeLogs.query("q0", 3, raised)))
          .isEqualTo(trained.ranker().scores(query));
      assertThat(trained.warnings()).anyMatch(w -> w.endsWith("weight 0: feature_2"));
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aLogWithoutClicksIsAnError(Learner learner) {
    List<Impression> log = List.of(TreeLogs.shown("i", "q0", new String[] {"a", "b"}, 0, 0));

    assertThatThrownBy(() -> learner.train(training(log, QUERIES)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(learner.id())
        .hasMessageContaining("no click to learn from in 1 impressions");
  }

  @ParameterizedTest
  @MethodSource("learners")
  void listsOfOneDocumentTeachNothing(Learner learner) {
    List<Impression> log = new ArrayList<>(LOG);
    List<Impression> clickless = new ArrayList<>(LOG);
    for (int i = 0; i < 50; i++) {
      log.add(TreeLogs.shown("lone" + i, "lone", new String[] {"a"}, 1));
      clickless.add(TreeLogs.shown("lone" + i, "lone", new String[] {"a"}, 0));
    }
    List<Query> queries = new ArrayList<>(QUERIES);
    queries.add(TreeLogs.query("lone", 3, 9, 9, 4));

    List<TrainedRanker> rankers = learner.train(training(log, queries));

    assertThat(bits(rankers)).isEqualTo(bits(learner.train(training(clickless, queries))));
    assertThat(rankers)
        .allSatisfy(
            r -> assertThat(r.warnings()).anyMatch(w -> w.startsWith("50 clicks on lists")));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void badFeaturesAreNamed(Learner learner) {
    float[] features = QUERIES.get(0).features().clone();
    features[4] = Float.NaN;

    assertRefused(learner, replaced(TreeLogs.query("q0", 3, features)), "feature_1", "is NaN");
    assertRefused(learner, replaced(TreeLogs.query("q0", 2, 1, 2, 3, 4)), "query 'q0' has 2");
    assertRefused(learner, replaced(TreeLogs.query("q0", 3, 1, 2, 4)), "not among its candidates");
    assertRefused(learner, QUERIES.subList(1, QUERIES.size()), "query 'q0'", "no candidates");
  }

  @ParameterizedTest
  @MethodSource("learners")
  void extremeFeaturesGiveAFiniteRanker(Learner learner) {
    float[] features = QUERIES.get(0).features().clone();
    for (int i = 0; i < features.length; i++) {
      features[i] = (i % 2 == 0 ? 1 : -1) * Float.MAX_VALUE;
    }
    for (TrainedRanker trained :
        learner.train(training(LOG, replaced(TreeLogs.query("q0", 3, features))))) {
      assertThat(Arrays.stream(scores(trained.ranker()))).allMatch(Double::isFinite);
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aCommonFactorOfAllWeightsChangesNothing(Learner learner) {
    List<Impression> weighted = new ArrayList<>();
    List<Impression> scaled = new ArrayList<>();
    for (Impression impression : LOG) {
      weighted.add(impression.withWeight(1 + impression.bucket() % 3));
      scaled.add(impression.withWeight(.25 * (1 + impression.bucket() % 3)));
    }
    List<TrainedRanker> rankers = learner.train(training(weighted, QUERIES));
    List<TrainedRanker> others = learner.train(training(scaled, QUERIES));

    for (int i = 0; i < rankers.size(); i++) {
      assertThat(scores(others.get(i).ranker()))
          .containsExactly(scores(rankers.get(i).ranker()), within(1e-9));
    }
    assertThat(scores(rankers.get(0).ranker()))
        .isNotEqualTo(scores(learner.train(training(LOG, QUERIES)).get(0).ranker()));
  }

  private static void assertRefused(Learner learner, List<Query> queries, String... reasons) {
    assertThatThrownBy(() -> learner.train(training(LOG, queries)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(reasons);
  }

  private static List<Query> replaced(Query first) {
    List<Query> queries = new ArrayList<>(QUERIES);
    queries.set(0, first);
    return queries;
  }
}
