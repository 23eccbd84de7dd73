package io.cltr.fairpolicy;

import static io.cltr.fairpolicy.TwoSidedFits.DOCUMENTS;
import static io.cltr.fairpolicy.TwoSidedFits.THETA;
import static io.cltr.fairpolicy.TwoSidedFits.fitted;
import static io.cltr.fairpolicy.TwoSidedFits.random;
import static io.cltr.fairpolicy.TwoSidedFits.spec;
import static io.cltr.fairpolicy.TwoSidedFits.welfare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.Grouping;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.mixture.PermutahedronProjection;
import io.cltr.policy.Policy;
import io.cltr.policy.TopScore;
import io.cltr.testing.OneFeature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fit climbs to the largest welfare, and its policy has it. */
class TwoSidedOptimumTest {
  static List<Arguments> kinds() {
    List<Arguments> kinds = new ArrayList<>();
    for (PowerCurve users :
        List.of(new PowerCurve(), new PowerCurve(0, .1), new PowerCurve(-1, .3))) {
      for (ItemWelfare items :
          List.of(new PowerWelfare(), new PowerWelfare(.5, .1), new GiniWelfare())) {
        kinds.add(Arguments.of(users, items));
      }
    }
    return kinds;
  }

  /** Served to the queries of the log, the policy has the fitted welfare. */
  @ParameterizedTest
  @MethodSource("kinds")
  void servingRepeatsTheFit(PowerCurve users, ItemWelfare items) {
    List<WeightedQuery> queries = random(3, 25, 7);
    for (Grouping grouping : List.of(DOCUMENTS, new Grouping())) {
      TwoSidedSpec spec = fitted(spec(grouping, .4, users, items, 30), queries);

      assertThat(spec.fit().slopes()).hasSize(30);
      assertThat(welfare(spec, spec.policy(Lists.PARTS), queries))
          .isEqualTo(spec.fit().welfare(), within(1e-9));
    }
  }

  /** Another method, in the space of exposures, finds the same optimum. */
  @ParameterizedTest
  @MethodSource("kinds")
  void isTheOptimumOfTwoQueriesByThree(PowerCurve users, ItemWelfare items) {
    for (long seed = 1; seed <= 2; seed++) {
      List<WeightedQuery> queries = random(seed, 2, 3);
      TwoSidedSpec spec = fitted(spec(DOCUMENTS, .5, users, items, 400), queries);
      double best = dense(spec, queries);

      assertThat(spec.fit().gap()).isBetween(-1e-12, .02);
      assertThat(best).isLessThanOrEqualTo(spec.fit().welfare() + spec.fit().gap() + 1e-9);
      assertThat(spec.fit().welfare()).isLessThanOrEqualTo(best + 1e-6);
    }
  }

  /** Accelerated steps along numerical slopes, back to the exposures that lists can have. */
  private static double dense(TwoSidedSpec spec, List<WeightedQuery> queries) {
    double[][] exposures = {THETA.clone(), THETA.clone()};
    double[][] before = {THETA.clone(), THETA.clone()};
    for (int step = 0; step < 2500; step++) {
      double[][] slopes = new double[2][3];
      for (int i = 0; i < 6; i++) {
        double own = exposures[i / 3][i % 3];
        exposures[i / 3][i % 3] = own + 1e-6;
        slopes[i / 3][i % 3] = welfare(spec, queries, exposures) / 2e-6;
        exposures[i / 3][i % 3] = own - 1e-6;
        slopes[i / 3][i % 3] -= welfare(spec, queries, exposures) / 2e-6;
        exposures[i / 3][i % 3] = own;
      }
      for (int q = 0; q < 2; q++) {
        for (int d = 0; d < 3; d++) {
          slopes[q][d] = exposures[q][d] + .02 * slopes[q][d];
        }
        double[] moved = PermutahedronProjection.of(slopes[q], THETA);
        for (int d = 0; d < 3; d++) {
          exposures[q][d] = moved[d] + step / (step + 3.0) * (moved[d] - before[q][d]);
        }
        before[q] = moved;
      }
    }
    return welfare(spec, queries, before);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gapFallsAsOneOverSteps(PowerCurve users, ItemWelfare items) {
    List<WeightedQuery> queries = random(11, 12, 6);
    double ten = fitted(spec(DOCUMENTS, .5, users, items, 10), queries).fit().gap();
    double many = fitted(spec(DOCUMENTS, .5, users, items, 300), queries).fit().gap();

    assertThat(ten).isPositive();
    assertThat(many).isBetween(-1e-12, ten / 30);
  }

  @Test
  void withoutWeightItIsTheRankingByScore() {
    List<WeightedQuery> queries = random(5, 20, 8);
    for (PowerCurve users : List.of(new PowerCurve(), new PowerCurve(-1, .1))) {
      Policy policy =
          fitted(spec(DOCUMENTS, 0, users, new PowerWelfare(), 20), queries).policy(Lists.PARTS);

      for (WeightedQuery item : queries) {
        Query query = item.known();
        assertThat(policy.ranks(query, Displays.NONE, 8).orElseThrow().probabilities())
            .isEqualTo(
                new TopScore("", new OneFeature())
                    .ranks(query, Displays.NONE, 8)
                    .orElseThrow()
                    .probabilities());
      }
    }
  }

  /** Items take from the best document what users lose: more weight, more of both. */
  @Test
  void moreWeightIsMoreWelfareOfItems() {
    List<WeightedQuery> queries = random(21, 30, 6);
    double previous = Double.NEGATIVE_INFINITY;
    for (double weight : new double[] {0, .2, .5, .9, 1}) {
      TwoSidedSpec spec =
          fitted(spec(DOCUMENTS, weight, new PowerCurve(), new PowerWelfare(), 200), queries);
      double items =
          welfare(
              spec(DOCUMENTS, 1, new PowerCurve(), new PowerWelfare(), 1),
              spec.policy(Lists.PARTS),
              queries);

      assertThat(items).isGreaterThan(previous - .005);
      previous = items;
    }
  }
}
