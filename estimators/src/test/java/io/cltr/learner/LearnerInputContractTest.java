package io.cltr.learner;

import static io.cltr.learner.ContractLearners.LOG;
import static io.cltr.learner.ContractLearners.QUERIES;
import static io.cltr.learner.ContractLearners.bits;
import static io.cltr.learner.ContractLearners.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import io.cltr.testing.RankerLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link Learner} on input that is poor, missing or broken. */
class LearnerInputContractTest {
  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learnersOfFeatures")
  void aConstantFeatureHasNoInfluenceAndAWarning(Learner learner) {
    Query query = QUERIES.get(0);
    float[] raised = query.features().clone();
    for (int i = 2; i < raised.length; i += 3) {
      raised[i] += i % 2;
    }
    Query other = RankerLogs.query("q0", List.of(query.documents()), 3, raised);
    for (TrainedRanker trained : train(learner, LOG, QUERIES)) {
      assertThat(trained.ranker().scores(other)).isEqualTo(trained.ranker().scores(query));
      assertThat(trained.warnings()).anyMatch(w -> w.endsWith("weight 0: feature_2"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learnersOfIds")
  void thoseThatReadNoFeaturesNeedNone(Learner learner) {
    List<Query> bare =
        QUERIES.stream().map(q -> RankerLogs.query(q.id(), List.of(q.documents()), 0)).toList();

    assertThat(bits(train(learner, LOG, bare))).isEqualTo(bits(train(learner, LOG, QUERIES)));
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learnersFromClicks")
  void aLogWithoutClicksIsAnError(Learner learner) {
    List<Impression> log =
        List.of(
            RankerLogs.shown("i", "q0", List.of("a", "b"), 0, 0),
            RankerLogs.shown("j", "q1", List.of()));

    assertThatThrownBy(() -> train(learner, log, QUERIES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(learner.id())
        .hasMessageContaining("no click to learn from in 2 impressions");
    assertThatThrownBy(() -> train(learner, List.of(), QUERIES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("0 impressions");
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learnersOfOrder")
  void listsOfOneDocumentTeachNothing(Learner learner) {
    List<Impression> log = new ArrayList<>(LOG);
    List<Impression> clickless = new ArrayList<>(LOG);
    for (int i = 0; i < 50; i++) {
      log.add(RankerLogs.shown("lone" + i, "lone", List.of("z"), 1));
      clickless.add(RankerLogs.shown("lone" + i, "lone", List.of("z"), 0));
    }
    List<Query> queries = new ArrayList<>(QUERIES);
    queries.add(RankerLogs.query("lone", List.of("z"), 3, 9, 9, 4));

    List<TrainedRanker> rankers = train(learner, log, queries);

    assertThat(bits(rankers)).isEqualTo(bits(train(learner, clickless, queries)));
    assertThat(rankers)
        .allSatisfy(
            r -> assertThat(r.warnings()).anyMatch(w -> w.startsWith("50 clicks on lists")));
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learnersOfFeaturesFromClicks")
  void missingFeaturesAreNamed(Learner learner) {
    Query bare = RankerLogs.query("q0", List.of("a", "b", "c", "d", "e", "f"), 0);
    Query partial = RankerLogs.query("q0", List.of("a"), 3, 1, 2, 4);

    assertThatThrownBy(() -> train(learner, LOG, List.of(bare)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no query has any");
    assertThatThrownBy(() -> train(learner, LOG, replaced(bare)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query 'q0'")
        .hasMessageContaining("no features");
    assertThatThrownBy(() -> train(learner, LOG, QUERIES.subList(1, 20)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query 'q0'")
        .hasMessageContaining("no candidates");
    assertThatThrownBy(() -> train(learner, LOG, replaced(partial)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query 'q0'")
        .hasMessageContaining("not among its candidates");
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learnersOfFeatures")
  void badFeaturesAreNamed(Learner learner) {
    float[] features = QUERIES.get(0).features().clone();
    features[4] = Float.NaN;
    Query broken = RankerLogs.query("q0", List.of("a", "b", "c", "d", "e", "f"), 3, features);
    Query narrow = RankerLogs.query("q0", List.of("a", "b"), 2, 1, 2, 3, 4);

    assertThatThrownBy(() -> train(learner, LOG, replaced(broken)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("feature_1 of document 'b' of query 'q0' is NaN");
    assertThatThrownBy(() -> train(learner, LOG, replaced(narrow)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query 'q0' has 2");
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learners")
  void extremeFeaturesGiveAFiniteRanker(Learner learner) {
    Generator random = new Generator(5);
    float[] features = new float[18];
    for (int i = 0; i < features.length; i++) {
      features[i] = (random.nextBoolean(.5) ? 1 : -1) * Float.MAX_VALUE;
    }
    Query extreme = RankerLogs.query("q0", List.of("a", "b", "c", "d", "e", "f"), 3, features);

    for (TrainedRanker trained : train(learner, LOG, replaced(extreme))) {
      for (Query query : QUERIES) {
        assertThat(Arrays.stream(trained.ranker().scores(query))).allMatch(Double::isFinite);
      }
    }
  }

  /** The queries with the first one replaced. */
  private static List<Query> replaced(Query first) {
    List<Query> queries = new ArrayList<>(QUERIES);
    queries.set(0, first);
    return queries;
  }
}
