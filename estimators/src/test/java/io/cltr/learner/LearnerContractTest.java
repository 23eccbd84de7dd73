package io.cltr.learner;

import static io.cltr.learner.ContractLearners.LOG;
import static io.cltr.learner.ContractLearners.QUERIES;
import static io.cltr.learner.ContractLearners.bits;
import static io.cltr.learner.ContractLearners.scores;
import static io.cltr.learner.ContractLearners.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.ranker.Ranker;
import io.cltr.testing.WeightedLogs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws of {@link Learner}, for every one that is registered, learns from rankings and needs no
 * library. Those of trees are held to them where the library is.
 */
class LearnerContractTest {
  @Test
  void theReferencesAreRegistered() {
    assertThat(Methods.of(Learner.class))
        .containsKeys("click-naive", "full-information", "ips-softmax");
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learners")
  void saysWhatItIs(Learner learner) {
    assertThat(learner.id()).matches("[a-z]+(-[a-z]+)*");
    assertThat(learner.summary()).isNotBlank().doesNotContain("\n");
    assertThat(learner.source()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learners")
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
  @MethodSource("io.cltr.learner.ContractLearners#learners")
  void permutedInputGivesTheSameBits(Learner learner) {
    List<Impression> log = new ArrayList<>(LOG);
    List<Query> queries = new ArrayList<>(QUERIES);
    Collections.shuffle(log, new Random(3));
    Collections.shuffle(queries, new Random(4));

    assertThat(bits(train(learner, log, queries))).isEqualTo(bits(train(learner, LOG, QUERIES)));
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learnersFromClicks")
  void aWholeWeightIsThatManyImpressionsOfTheUnit(Learner learner) {
    List<Impression> weighted = WeightedLogs.weighted(LOG);

    List<TrainedRanker> rankers = train(learner, weighted, QUERIES);

    assertClose(rankers, train(learner, WeightedLogs.repeated(weighted), QUERIES));
    assertThat(scores(rankers.get(0).ranker()))
        .isNotEqualTo(scores(train(learner, LOG, QUERIES).get(0).ranker()));
  }

  @ParameterizedTest
  @MethodSource("io.cltr.learner.ContractLearners#learners")
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
}
