package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import io.cltr.testing.ActionLogs;
import io.cltr.testing.RankerLogs;
import io.cltr.testing.WeightedLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link Learner}, for every one that learns from single actions. */
class BanditContractTest {
  private static final List<Query> QUERIES = RankerLogs.randomQueries(20, 1);
  private static final List<Impression> LOG = ActionLogs.randomLog(QUERIES, 500, 2);

  static Stream<Learner> learners() {
    return Methods.of(Learner.class).values().stream().filter(Learner::onActions);
  }

  @Test
  void fourAreRegistered() {
    assertThat(learners().map(Learner::id))
        .contains("ips-bandit", "dr-bandit", "poem", "norm-poem");
  }

  @ParameterizedTest
  @MethodSource("learners")
  void learnsWithItsEvidence(Learner learner) {
    List<TrainedRanker> rankers = train(learner, LOG, QUERIES);

    assertThat(rankers).extracting(TrainedRanker::hyperParameters).doesNotHaveDuplicates();
    for (TrainedRanker trained : rankers) {
      assertThat(trained.learner()).isEqualTo(learner.id());
      double[] weights = probe(trained.ranker());
      assertThat(weights[0]).isPositive().isGreaterThan(Math.abs(weights[1]));
      assertThat(trained.objective()).hasSizeGreaterThan(1);
      assertThat(trained.objective().get(trained.objective().size() - 1))
          .isLessThan(trained.objective().get(0));
      assertThat(trained.clicks())
          .isEqualTo(LOG.stream().filter(round -> round.rewards()[0] > 0).count());
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
  @MethodSource("learners")
  void aConstantFeatureHasNoInfluenceAndAWarning(Learner learner) {
    for (TrainedRanker trained : train(learner, LOG, QUERIES)) {
      assertThat(probe(trained.ranker())[2]).isZero();
      assertThat(trained.warnings()).anyMatch(w -> w.endsWith("weight 0: feature_2"));
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void weightsAreImpressionsAndTheirCommonFactorNothing(Learner learner) {
    List<Impression> weighted = WeightedLogs.weighted(LOG);
    List<TrainedRanker> rankers = train(learner, weighted, QUERIES);

    assertClose(train(learner, WeightedLogs.repeated(weighted), QUERIES), rankers);
    assertClose(train(learner, WeightedLogs.scaled(weighted, 0.25), QUERIES), rankers);
    assertThat(scores(rankers.get(0).ranker()))
        .isNotEqualTo(scores(train(learner, LOG, QUERIES).get(0).ranker()));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void badRoundsAreNamed(Learner learner) {
    assertBad(learner, ActionLogs.round("bad", "u", "q1", "a", 1), "no logging probability");
    assertBad(learner, ActionLogs.round("bad", "u", "q1", "a", 1, 0), "logging probability 0.0");
    assertBad(learner, ActionLogs.round("bad", "u", "q1", "a", 1, 1.5), "probability 1.5");
    assertBad(learner, ActionLogs.round("bad", "u", "q1", "a", Double.NaN, .5), "the reward NaN");
    assertBad(learner, RankerLogs.shown("bad", "q1", List.of("a", "b"), 1, 0), "shows 2 documents");
  }

  private static void assertBad(Learner learner, Impression bad, String found) {
    List<Impression> log = new ArrayList<>(LOG);
    log.add(bad);
    assertThatThrownBy(() -> train(learner, log, QUERIES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("impression 'bad'")
        .hasMessageContaining(found)
        .hasMessageContaining(learner.id());
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aLogWithoutRewardsIsAnError(Learner learner) {
    List<Impression> log =
        LOG.stream()
            .limit(9)
            .map(
                i ->
                    ActionLogs.round(
                        i.id(),
                        i.unit(),
                        i.query(),
                        i.documents()[0],
                        0,
                        i.loggingProbabilities()[0]))
            .toList();

    assertThatThrownBy(() -> train(learner, log, QUERIES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no reward to learn from in 9 impressions");
    assertThatThrownBy(() -> train(learner, List.of(), QUERIES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("0 impressions");
  }

  @ParameterizedTest
  @MethodSource("learners")
  void missingFeaturesAreNamed(Learner learner) {
    List<Query> without = QUERIES.subList(1, QUERIES.size());
    List<Query> partial = new ArrayList<>(without);
    partial.add(RankerLogs.query("q0", List.of("zz"), 3, 1, 2, 4));

    assertThatThrownBy(() -> train(learner, LOG, without))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query 'q0'")
        .hasMessageContaining("no candidates");
    assertThatThrownBy(() -> train(learner, LOG, partial))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query 'q0'")
        .hasMessageContaining("not among its candidates");
  }

  private static void assertClose(List<TrainedRanker> found, List<TrainedRanker> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(scores(found.get(i).ranker()))
          .containsExactly(scores(expected.get(i).ranker()), within(1e-3));
    }
  }

  private static List<TrainedRanker> train(
      Learner learner, List<Impression> log, List<Query> queries) {
    return learner.train(
        new TrainingLog(RankerLogs.log(log), RankerLogs.queries(queries), Examination.uniform(1)));
  }

  /** What one more of each feature adds to a score. */
  private static double[] probe(Ranker ranker) {
    double[] scores =
        ranker.scores(
            RankerLogs.query(
                "q", List.of("a", "b", "c", "d"), 3, 0, 0, 4, 1, 0, 4, 0, 1, 4, 0, 0, 5));
    return new double[] {scores[1] - scores[0], scores[2] - scores[0], scores[3] - scores[0]};
  }

  private static double[] scores(Ranker ranker) {
    return QUERIES.stream().flatMapToDouble(q -> Arrays.stream(ranker.scores(q))).toArray();
  }

  private static List<Object> bits(List<TrainedRanker> rankers) {
    List<Object> bits = new ArrayList<>();
    for (TrainedRanker r : rankers) {
      bits.add(r.hyperParameters());
      bits.add(Arrays.toString(scores(r.ranker())));
      bits.add(r.objective());
      bits.add(r.clippedShare());
      bits.add(Optional.of(r.warnings()));
    }
    return bits;
  }
}
