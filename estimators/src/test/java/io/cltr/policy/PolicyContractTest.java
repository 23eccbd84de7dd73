package io.cltr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.PolicyTable.Row;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link Policy}. */
class PolicyContractTest {

  static List<Policy> policies() {
    return List.of(
        new TopScore("top", Cases.FEATURE),
        new PlackettLuce("sampled", Cases.FEATURE, 1, PlackettLuce.DRAWS, 3),
        new Uniform("uniform"),
        new LoggerPolicy("new"),
        new RenamedPolicy("renamed", new Uniform("uniform")),
        PolicyTable.of(
            "table",
            List.of(
                new Row("q", "a", 1, .25),
                new Row("q", "b", 1, .75),
                new Row("q", "b", 2, .25),
                new Row("q", "c", 2, .5),
                new Row("q", "a", 4, .5))));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void isNamed(Policy policy) {
    assertThat(policy.name()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void probabilitiesSumToAtMostOneByDocumentAndRank(Policy policy) {
    for (int depth : new int[] {1, 2, 4, 7}) {
      Ranks ranks = policy.ranks(Cases.QUERY, Cases.DISPLAYS, depth).orElseThrow();

      assertThat(ranks.documents()).isEqualTo(4);
      assertThat(ranks.depth()).isEqualTo(depth);
      assertThat(ranks.probabilities()).hasSize(4 * depth);
      double total = 0;
      for (int k = 1; k <= depth; k++) {
        double sum = 0;
        for (int d = 0; d < 4; d++) {
          assertThat(ranks.at(d, k)).isBetween(0.0, 1.0);
          sum += ranks.at(d, k);
        }
        assertThat(sum).isLessThanOrEqualTo(1 + 1e-12);
        total += sum;
      }
      assertThat(total).isPositive();
      for (int d = 0; d < 4; d++) {
        double sum = 0;
        for (int k = 1; k <= depth; k++) {
          sum += ranks.at(d, k);
        }
        assertThat(sum).isLessThanOrEqualTo(1 + 1e-12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aSmallerDepthCutsTheSameProbabilities(Policy policy) {
    Ranks whole = policy.ranks(Cases.QUERY, Cases.DISPLAYS, 4).orElseThrow();
    Ranks cut = policy.ranks(Cases.QUERY, Cases.DISPLAYS, 2).orElseThrow();

    for (int d = 0; d < 4; d++) {
      for (int k = 1; k <= 2; k++) {
        assertThat(cut.at(d, k)).isEqualTo(whole.at(d, k));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void theSameQueryGivesTheSameRanks(Policy policy) {
    double[] first = ranks(policy);

    policy.ranks(Cases.query("p", 3, 1), Displays.NONE, 2);

    assertThat(ranks(policy)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aDrawIsAPermutationThatItsKeyDecides(Policy policy) {
    for (long key = 0; key < 50; key++) {
      int[] drawn = draw(policy, key);

      assertThat(drawn).containsExactlyInAnyOrder(0, 1, 2, 3);
      assertThat(draw(policy, key)).isEqualTo(drawn);
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void drawsFollowTheProbabilitiesOfTheFirstRank(Policy policy) {
    Ranks ranks = policy.ranks(Cases.QUERY, Cases.DISPLAYS, 1).orElseThrow();
    int draws = 4000;
    int[] first = new int[4];
    for (long key = 0; key < draws; key++) {
      first[draw(policy, key)[0]]++;
    }

    for (int d = 0; d < 4; d++) {
      double p = ranks.at(d, 1);
      assertThat((double) first[d] / draws)
          .isEqualTo(p, within(4 * Math.sqrt(.25 / draws + .25 / PlackettLuce.DRAWS)));
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aQueryWithoutCandidatesIsHarmless(Policy policy) {
    Query none = Cases.bare("none", 0);

    policy
        .ranks(none, Displays.NONE, 3)
        .ifPresent(ranks -> assertThat(ranks.probabilities()).isEmpty());
    policy.draw(none, Displays.NONE, 1).ifPresent(drawn -> assertThat(drawn).isEmpty());
  }

  private static double[] ranks(Policy policy) {
    return policy.ranks(Cases.QUERY, Cases.DISPLAYS, 3).orElseThrow().probabilities();
  }

  private static int[] draw(Policy policy, long key) {
    return policy.draw(Cases.QUERY, Cases.DISPLAYS, key).orElseThrow();
  }
}
