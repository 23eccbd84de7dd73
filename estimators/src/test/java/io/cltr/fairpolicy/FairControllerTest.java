package io.cltr.fairpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.Grouping;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.policy.TopScore;
import io.cltr.random.Generator;
import io.cltr.testing.OneFeature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairControllerTest {
  private static final double[] THETA = {1, .5, .25, .2};

  /** γ̂ is the score. */
  static final FittedRelevance FIT =
      new FittedRelevance(List.of(1.0, .5, .25, .2), List.of(0.0, 1.0), List.of(0.0, 1.0));

  private static Policy policy(double gain, int rounds) {
    return new FairControllerSpec("r", new Grouping(), gain, rounds, "", FIT).policy(Lists.PARTS);
  }

  private static Query query(List<List<String>> groups, float... scores) {
    return Lists.of("q", groups, scores);
  }

  /**
   * By hand. θ = 1, 1/2, …; merits a .8, b .5; λ = 1. Round 1 by γ̂: a, b; X = 1.25, 1. Round 2: b
   * .5 + .25 < a .8; X = 2.5, 2. Round 3: b .5 + .5 > .8: b, a; X = 3.125, 4. Round 4: a.
   */
  @Test
  void roundsByHand() {
    Query two = query(List.of(List.of("a"), List.of("b")), .8f, .5f);

    double[] first = new double[4];
    for (int rounds = 1; rounds <= 4; rounds++) {
      first[rounds - 1] =
          rounds * policy(1, rounds).ranks(two, Displays.NONE, 2).orElseThrow().at(0, 1);
    }

    assertThat(first[0]).isEqualTo(1, within(1e-12));
    assertThat(first[1]).isEqualTo(2, within(1e-12));
    assertThat(first[2]).isEqualTo(2, within(1e-12));
    assertThat(first[3]).isEqualTo(3, within(1e-12));
  }

  /** |X_a − X_b| stays below a constant, so that the disparity per round falls as 1/T. */
  @Test
  void disparityFallsAsOneOverRounds() {
    Generator random = new Generator(12);
    int feasible = 0;
    for (int trial = 0; trial < 40; trial++) {
      float[] scores = new float[6];
      List<List<String>> groups = new ArrayList<>();
      for (int d = 0; d < scores.length; d++) {
        scores[d] = .2f + .6f * (float) random.nextDouble();
        groups.add(List.of(d % 2 == 0 ? "a" : "b"));
      }
      Query query = query(groups, scores);
      if (disparity(query, 5000) < 2e-2) {
        feasible++;
        assertThat(5000 * disparity(query, 5000)).isLessThan(12);
        assertThat(500 * disparity(query, 500)).isLessThan(12);
      }
    }

    assertThat(feasible).isGreaterThan(30);
  }

  private static double disparity(Query query, int rounds) {
    Ranks ranks = policy(.1, rounds).ranks(query, Displays.NONE, 4).orElseThrow();
    double[] exposure = new double[2];
    double[] merit = new double[2];
    for (int d = 0; d < query.size(); d++) {
      int g = query.groups().get(d).contains("a") ? 0 : 1;
      exposure[g] += ranks.expected(d, THETA);
      merit[g] += query.features()[d];
    }
    return Math.abs(exposure[0] / merit[0] - exposure[1] / merit[1]);
  }

  @Test
  void withoutGainOrOtherGroupsItIsTheRankingByScore() {
    Generator random = new Generator(9);
    for (int trial = 0; trial < 50; trial++) {
      Query many = Lists.random(random, "q" + trial, 12, 3);
      Query one = Lists.random(random, "q" + trial, 12, 1);

      assertThat(probabilities(policy(0, 5), many)).containsExactly(top(many), within(1e-12));
      assertThat(probabilities(policy(3, 5), one)).containsExactly(top(one), within(1e-12));
    }
  }

  private static double[] probabilities(Policy policy, Query query) {
    return policy.ranks(query, Displays.NONE, 12).orElseThrow().probabilities();
  }

  private static double[] top(Query query) {
    return probabilities(new TopScore("top", new OneFeature()), query);
  }

  /** b has no merit: neither does it lead, nor is it lifted. */
  @Test
  void aGroupWithoutMeritIsNotCompared() {
    Query query = query(List.of(List.of("a"), List.of("b"), List.of("c")), .6f, 0f, .5f);
    Ranks ranks = policy(1, 50).ranks(query, Displays.NONE, 3).orElseThrow();

    assertThat(ranks.at(1, 3)).isEqualTo(1, within(1e-12));
    assertThat(ranks.at(0, 1)).isBetween(.4, .7);
  }

  @Test
  void drawsAreOfTheRoundsRankings() {
    Query query = query(List.of(List.of("a"), List.of("b"), List.of("b")), .8f, .5f, .3f);
    Policy policy = policy(1, 20);
    Ranks ranks = policy.ranks(query, Displays.NONE, 3).orElseThrow();
    int keys = 8000;
    double[] shares = new double[9];
    for (long key = 0; key < keys; key++) {
      int[] drawn = policy.draw(query, Displays.NONE, key).orElseThrow();
      for (int k = 0; k < 3; k++) {
        shares[drawn[k] * 3 + k] += 1.0 / keys;
      }
    }

    assertThat(shares).containsExactly(ranks.probabilities(), within(4 * .5 / Math.sqrt(keys)));
  }

  @Test
  void refusesWhatIsMissingOrOutOfRange() {
    assertThatThrownBy(
            () ->
                new FairControllerSpec("r", new Grouping(), 1, 5, "", new FittedRelevance())
                    .policy(Lists.PARTS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("fair-controller")
        .hasMessageContaining("not fitted");
    assertThatThrownBy(() -> new FairControllerSpec().policy(Lists.PARTS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'ranker'");
    assertThatThrownBy(() -> policy(-1, 5)).hasMessageContaining("gain -1.0");
    assertThatThrownBy(() -> policy(1, 0)).hasMessageContaining("0 rounds");
  }
}
