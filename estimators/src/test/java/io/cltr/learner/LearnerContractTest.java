package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.optimise.Lbfgs;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.scorer.Linear;
import io.cltr.signal.InversePropensity;
import io.cltr.testing.RankerLogs;
import io.cltr.testing.WeightedLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws of {@link Learner}, for every one that is registered, learns from rankings and needs no
 * library. Those of trees are held to them where the library is.
 */
class LearnerContractTest {
  private static final Examination THETA = new Examination(new double[] {1, .5, 1 / 3., .25});
  private static final List<Query> QUERIES = RankerLogs.randomQueries(20, 1);
  private static final List<Impression> LOG = RankerLogs.randomLog(QUERIES, 400, 2);

  private static final Set<String> NEED_A_LIBRARY = Set.of("ips-lambdamart", "lambdarank-unbiased");

  /** By default it protects nobody, which is an error. */
  private static final Learner PROTECTING =
      new Deltr(
          new InversePropensity(),
          Lists.shown,
          new Linear(),
          List.of("late"),
          List.of(1.0, .1),
          List.of(1e-2, 1e-4),
          new Lbfgs());

  static List<Learner> learners() {
    return Methods.of(Learner.class).values().stream()
        .filter(learner -> !learner.onActions() && !NEED_A_LIBRARY.contains(learner.id()))
        .map(learner -> learner.id().equals("deltr") ? PROTECTING : learner)
        .toList();
  }

  static Stream<Learner> learnersFromClicks() {
    return learners().stream().filter(learner -> !learner.id().equals("full-information"));
  }

  /** Those that no reward model tells what a lone document is worth. */
  static Stream<Learner> learnersOfOrder() {
    return learnersFromClicks().filter(learner -> !learner.id().equals("dr-policy"));
  }

  static Stream<Learner> learnersOfFeatures() {
    return learners().stream().filter(Learner::readsFeatures);
  }

  static Stream<Learner> learnersOfIds() {
    return learners().stream().filter(learner -> !learner.readsFeatures());
  }

  static Stream<Learner> learnersOfFeaturesFromClicks() {
    return learnersFromClicks().filter(Learner::readsFeatures);
  }

  @Test
  void theReferencesAreRegistered() {
    assertThat(Methods.of(Learner.class))
        .containsKeys("click-naive", "full-information", "ips-softmax");
  }

  @ParameterizedTest
  @MethodSource("learners")
  void saysWhatItIs(Learner learner) {
    assertThat(learner.id()).matches("[a-z]+(-[a-z]+)*");
    assertThat(learner.summary()).isNotBlank().doesNotContain("\n");
    assertThat(learner.source()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void learnsWithItsEvidence(Learner learner) {
    List<TrainedRanker> rankers = train(learner, LOG, QUERIES);

    assertThat(rankers).isNotEmpty();
    assertThat(rankers).extracting(TrainedRanker::hyperParameters).doesNotHaveDuplicates();
    for (TrainedRanker trained : rankers) {
      assertThat(trained.learner()).isEqualTo(learner.id());
      assertThat(firstFeatureLeads(trained.ranker())).isGreaterThan(.8);
      assertThat(trained.objective()).hasSizeGreaterThan(1);
      assertThat(trained.objective().get(trained.objective().size() - 1))
          .isLessThan(trained.objective().get(0));
      assertThat(trained.clicks()).isPositive();
      assertThat(trained.clippedShare()).isGreaterThanOrEqualTo(0).isLessThan(1);
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void permutedInputGivesTheSameBits(Learner learner) {
    List<Impression> log = new ArrayList<>(LOG);
    List<Query> queries = new ArrayList<>(QUERIES);
    Collections.shuffle(log, new Random(3));
    Collections.shuffle(queries, new Random(4));

    assertThat(bits(train(learner, log, queries))).isEqualTo(bits(train(learner, LOG, QUERIES)));
  }

  @ParameterizedTest
  @MethodSource("learnersOfFeatures")
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
  @MethodSource("learnersOfIds")
  void thoseThatReadNoFeaturesNeedNone(Learner learner) {
    List<Query> bare =
        QUERIES.stream().map(q -> RankerLogs.query(q.id(), List.of(q.documents()), 0)).toList();

    assertThat(bits(train(learner, LOG, bare))).isEqualTo(bits(train(learner, LOG, QUERIES)));
  }

  @ParameterizedTest
  @MethodSource("learnersFromClicks")
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
  @MethodSource("learnersOfOrder")
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
  @MethodSource("learnersOfFeaturesFromClicks")
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
  @MethodSource("learnersOfFeatures")
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
  @MethodSource("learners")
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

  @ParameterizedTest
  @MethodSource("learnersFromClicks")
  void aWholeWeightIsThatManyImpressionsOfTheUnit(Learner learner) {
    List<Impression> weighted = WeightedLogs.weighted(LOG);

    List<TrainedRanker> rankers = train(learner, weighted, QUERIES);

    assertClose(rankers, train(learner, WeightedLogs.repeated(weighted), QUERIES));
    assertThat(scores(rankers.get(0).ranker()))
        .isNotEqualTo(scores(train(learner, LOG, QUERIES).get(0).ranker()));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aCommonFactorOfAllWeightsChangesNothing(Learner learner) {
    List<Impression> weighted = WeightedLogs.weighted(LOG);

    assertClose(
        train(learner, WeightedLogs.scaled(weighted, 0.25), QUERIES),
        train(learner, weighted, QUERIES));
  }

  private static void assertClose(List<TrainedRanker> found, List<TrainedRanker> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      TrainedRanker other = found.get(i);
      TrainedRanker ranker = expected.get(i);
      assertThat(other.hyperParameters()).isEqualTo(ranker.hyperParameters());
      assertThat(scores(other.ranker())).containsExactly(scores(ranker.ranker()), within(1e-9));
      assertThat(other.clippedShare()).isCloseTo(ranker.clippedShare(), within(1e-12));
    }
  }

  private static List<TrainedRanker> train(
      Learner learner, List<Impression> log, List<Query> queries) {
    return learner.train(
        new TrainingLog(
            RankerLogs.log(log),
            RankerLogs.log(log),
            RankerLogs.queries(queries.stream().map(RankerLogs::grouped).toList()),
            THETA,
            grades(queries),
            Optional.empty(),
            1));
  }

  /** 1 where the first feature is positive. */
  private static Source<Keyed<Grades>> grades(List<Query> queries) {
    List<Keyed<Grades>> grades = new ArrayList<>();
    for (Query query : queries) {
      double[] own = new double[query.size()];
      Arrays.setAll(
          own, d -> query.hasFeatures() && query.features()[d * query.width()] > 0 ? 1 : 0);
      grades.add(new Keyed<>(query.id(), new Grades(query.documents(), own)));
    }
    return Source.of(grades, Layout.byKey());
  }

  /**
   * Share of pairs of documents, one with a positive first feature, that are in the right order.
   */
  private static double firstFeatureLeads(Ranker ranker) {
    int right = 0;
    int pairs = 0;
    for (Query query : QUERIES) {
      double[] scores = ranker.scores(query);
      for (int d = 0; d < query.size(); d++) {
        for (int e = 0; e < query.size(); e++) {
          if (query.features()[d * 3] > 0 && query.features()[e * 3] <= 0) {
            pairs++;
            right += scores[d] > scores[e] ? 1 : 0;
          }
        }
      }
    }
    return (double) right / pairs;
  }

  private static double[] scores(Ranker ranker) {
    return QUERIES.stream().flatMapToDouble(q -> Arrays.stream(ranker.scores(q))).toArray();
  }

  /** The queries with the first one replaced. */
  private static List<Query> replaced(Query first) {
    List<Query> queries = new ArrayList<>(QUERIES);
    queries.set(0, first);
    return queries;
  }

  /** Everything that was learnt, to the last bit. */
  private static List<Object> bits(List<TrainedRanker> rankers) {
    List<Object> bits = new ArrayList<>();
    for (TrainedRanker r : rankers) {
      bits.add(r.hyperParameters());
      bits.add(Arrays.toString(scores(r.ranker())));
      bits.add(r.objective());
      bits.add(r.clippedShare());
    }
    return bits;
  }
}
