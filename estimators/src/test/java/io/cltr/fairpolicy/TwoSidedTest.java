package io.cltr.fairpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.Grouping;
import io.cltr.fairness.Grouping.Compared;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.mixture.PermutahedronProjection;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.policy.TopScore;
import io.cltr.random.Generator;
import io.cltr.testing.OneFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwoSidedTest {
  private static final double[] THETA = {1, .5, .25};

  /** γ̂ is the score, θ as above. */
  private static final FittedRelevance RELEVANCE =
      new FittedRelevance(List.of(1.0, .5, .25), List.of(0.0, 1.0), List.of(0.0, 1.0));

  private static final Grouping DOCUMENTS = new Grouping(Compared.documents, List.of(), "");

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

  private static TwoSidedSpec spec(
      Grouping grouping, double weight, PowerCurve users, ItemWelfare items, int iterations) {
    return new TwoSidedSpec(
        "r", grouping, weight, users, items, iterations, 0, "", new TwoSidedFit());
  }

  private static TwoSidedSpec fitted(TwoSidedSpec spec, List<WeightedQuery> queries) {
    TwoSidedFit fit =
        WelfareAscent.fit(spec, RELEVANCE, Source.of(queries, new ById()), new OneFeature());
    return new TwoSidedSpec(
        spec.ranker(),
        spec.grouping(),
        spec.weight(),
        spec.users(),
        spec.items(),
        spec.iterations(),
        spec.tolerance(),
        spec.name(),
        fit);
  }

  private record ById() implements Layout<WeightedQuery> {
    @Override
    public int block(WeightedQuery item) {
      return Layout.keyBlock(item.known().id()) % 4;
    }

    @Override
    public Comparator<WeightedQuery> order() {
      return Comparator.comparing(item -> item.known().id());
    }
  }

  private static List<WeightedQuery> random(long seed, int queries, int documents) {
    Generator random = new Generator(seed);
    List<WeightedQuery> all = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      all.add(
          new WeightedQuery(1 + random.nextInt(9), Lists.random(random, "q" + q, documents, 3)));
    }
    return all;
  }

  /** The welfare of {@code policy}, by what it says of ranks. */
  private static double welfare(TwoSidedSpec spec, Policy policy, List<WeightedQuery> queries) {
    return welfare(
        spec, queries, queries.stream().map(q -> exposures(policy, q)).toArray(double[][]::new));
  }

  private static double[] exposures(Policy policy, WeightedQuery item) {
    Query query = item.known();
    Ranks ranks = policy.ranks(query, Displays.NONE, 3).orElseThrow();
    return IntStream.range(0, query.size()).mapToDouble(d -> ranks.expected(d, THETA)).toArray();
  }

  /** The welfare of expected θ by query and document, from its definition. */
  private static double welfare(
      TwoSidedSpec spec, List<WeightedQuery> queries, double[][] exposures) {
    Map<String, Double> items = new TreeMap<>();
    double traffic = 0;
    double all = 0;
    double best = 0;
    double[] utility = new double[queries.size()];
    for (int q = 0; q < utility.length; q++) {
      double own = queries.get(q).traffic();
      Query query = queries.get(q).known();
      float[] sorted = query.features().clone();
      Arrays.sort(sorted);
      for (int k = 0; k < Math.min(3, sorted.length); k++) {
        all += own * THETA[k];
        best += own * THETA[k] * sorted[sorted.length - 1 - k];
      }
      for (int d = 0; d < sorted.length; d++) {
        utility[q] += exposures[q][d] * query.features()[d];
        for (String name : spec.grouping().of(query, d)) {
          items.merge(name, own * exposures[q][d], Double::sum);
        }
      }
      traffic += own;
    }
    double mean = all / items.size();
    double users = 0;
    for (int q = 0; q < utility.length; q++) {
      users += queries.get(q).traffic() / traffic * spec.users().at(utility[q] * traffic / best);
    }
    double[] relative = items.values().stream().mapToDouble(e -> e / mean).toArray();
    return (1 - spec.weight()) * users
        + spec.weight() * spec.items().at(relative, new double[relative.length]);
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

  @Test
  void theOrderOfTheLogDoesNotMatter() {
    List<WeightedQuery> queries = random(8, 30, 5);
    TwoSidedSpec spec = spec(DOCUMENTS, .5, new PowerCurve(0, .1), new GiniWelfare(), 15);
    TwoSidedSpec first = fitted(spec, queries);
    List<WeightedQuery> turned = new ArrayList<>(queries);
    Collections.reverse(turned);

    assertThat(fitted(spec, turned)).isEqualTo(first);
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

  /** An item that was never met is worth what one without exposure is: it comes first. */
  @Test
  void anUnknownItemIsWorthWhatAnUnexposedOneIs() {
    TwoSidedSpec spec =
        fitted(spec(DOCUMENTS, .9, new PowerCurve(), new PowerWelfare(), 20), random(2, 10, 4));
    Query known = Lists.byScore("new", "----");
    Query query =
        new Query(
            "new",
            new String[] {"d0000", "d0001", "d0002", "unknown"},
            known.features(),
            1,
            known.groups());

    Ranks ranks = spec.policy(Lists.PARTS).ranks(query, Displays.NONE, 3).orElseThrow();

    assertThat(ranks.at(3, 1)).isEqualTo(1, within(1e-12));
  }

  @Test
  void withoutItemsOrQueriesOrRelevanceItIsDefined() {
    TwoSidedSpec groups = spec(new Grouping(), .5, new PowerCurve(), new PowerWelfare(), 10);
    WeightedQuery bare = new WeightedQuery(3, Lists.byScore("q", "---"));
    assertThat(fitted(groups, List.of(bare)).fit().slopes()).isEmpty();
    assertThat(fitted(groups, List.of()).fit().items()).isEmpty();
    WeightedQuery worthless =
        new WeightedQuery(3, Lists.of("q", List.of(List.of("a"), List.of("b")), 0f, 0f));
    TwoSidedSpec fit = fitted(groups, List.of(worthless));
    double[] probabilities =
        fit.policy(Lists.PARTS)
            .ranks(worthless.known(), Displays.NONE, 2)
            .orElseThrow()
            .probabilities();
    assertThat(fit.fit().utility()).isEqualTo(0.0);
    assertThat(probabilities[0]).isEqualTo(.5, within(.1));
  }

  @Test
  void refusesWhatIsMissingOrTooMuch() {
    assertThatThrownBy(
            () -> spec(DOCUMENTS, .5, new PowerCurve(), new PowerWelfare(), 10).policy(Lists.PARTS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("not fitted");
    assertThatThrownBy(() -> spec(DOCUMENTS, 2, new PowerCurve(), new PowerWelfare(), 10))
        .hasMessageContaining("weight 2.0");
    List<WeightedQuery> wide = List.of(new WeightedQuery(1, Lists.byScore("q", "-".repeat(600))));
    assertThatThrownBy(
            () -> fitted(spec(DOCUMENTS, .5, new PowerCurve(), new PowerWelfare(), 10_000), wide))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("more than 500 items");
  }
}
