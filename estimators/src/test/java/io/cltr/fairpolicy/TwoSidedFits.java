package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.fairness.Grouping.Compared;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.random.Generator;
import io.cltr.testing.OneFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Policies of {@link TwoSidedSpec} fitted to random queries, and what they are worth. */
final class TwoSidedFits {
  static final double[] THETA = {1, .5, .25};

  /** γ̂ is the score, θ as above. */
  private static final FittedRelevance RELEVANCE =
      new FittedRelevance(List.of(1.0, .5, .25), List.of(0.0, 1.0), List.of(0.0, 1.0));

  static final Grouping DOCUMENTS = new Grouping(Compared.documents, List.of(), "");

  private TwoSidedFits() {}

  static TwoSidedSpec spec(
      Grouping grouping, double weight, PowerCurve users, ItemWelfare items, int iterations) {
    return new TwoSidedSpec(
        "r", grouping, weight, users, items, iterations, 0, "", new TwoSidedFit());
  }

  static TwoSidedSpec fitted(TwoSidedSpec spec, List<WeightedQuery> queries) {
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

  static List<WeightedQuery> random(long seed, int queries, int documents) {
    Generator random = new Generator(seed);
    List<WeightedQuery> all = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      all.add(
          new WeightedQuery(1 + random.nextInt(9), Lists.random(random, "q" + q, documents, 3)));
    }
    return all;
  }

  /** The welfare of {@code policy}, by what it says of ranks. */
  static double welfare(TwoSidedSpec spec, Policy policy, List<WeightedQuery> queries) {
    return welfare(
        spec, queries, queries.stream().map(q -> exposures(policy, q)).toArray(double[][]::new));
  }

  private static double[] exposures(Policy policy, WeightedQuery item) {
    Query query = item.known();
    Ranks ranks = policy.ranks(query, Displays.NONE, 3).orElseThrow();
    return IntStream.range(0, query.size()).mapToDouble(d -> ranks.expected(d, THETA)).toArray();
  }

  /** The welfare of expected θ by query and document, from its definition. */
  static double welfare(TwoSidedSpec spec, List<WeightedQuery> queries, double[][] exposures) {
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
}
