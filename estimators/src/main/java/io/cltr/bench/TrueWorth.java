package io.cltr.bench;

import io.cltr.bench.Site.TestQuery;
import io.cltr.policy.Ranks;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import io.cltr.simulate.TrueMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What rankers are worth on a site's test queries, exactly.
 *
 * @param metrics NDCG first; clicks where users are position-based
 */
record TrueWorth(Site site, List<TrueMetric> metrics) {
  private static final int DEPTH = 10;

  static TrueWorth of(Site site) {
    List<TrueMetric> metrics = new ArrayList<>();
    metrics.add(new TrueMetric.Ndcg(DEPTH));
    metrics.add(new TrueMetric.Dcg(DEPTH));
    site.truth().pooled().ifPresent(curve -> metrics.add(new TrueMetric.Clicks(curve)));
    return new TrueWorth(site, List.copyOf(metrics));
  }

  List<String> measures() {
    return metrics.stream().map(TrueMetric::id).toList();
  }

  /** The worth of ranking by {@code ranker}, by measure and test query. */
  Map<String, List<Double>> of(Ranker ranker) {
    return of(t -> Ranks.of(Rankings.all(t.query(), ranker.scores(t.query())), depth()));
  }

  /** The worth of the logger {@code name}, as it ranks. */
  Map<String, List<Double>> of(String name) {
    return of(t -> site.world().ranks(name, t.index(), depth()));
  }

  private int depth() {
    return metrics.stream().mapToInt(TrueMetric::depth).max().orElseThrow();
  }

  private Map<String, List<Double>> of(Function<TestQuery, Ranks> policy) {
    Map<String, List<Double>> parts = new LinkedHashMap<>();
    metrics.forEach(metric -> parts.put(metric.id(), new ArrayList<>()));
    for (TestQuery test : site.test()) {
      Ranks ranks = policy.apply(test);
      for (TrueMetric metric : metrics) {
        double value = metric.of(test.truth(), ranks);
        if (!(metric instanceof TrueMetric.Ndcg)) {
          parts.get(metric.id()).add(value * test.truth().traffic() * site.test().size());
        } else if (Arrays.stream(test.truth().grades()).anyMatch(grade -> grade > 0)) {
          parts.get(metric.id()).add(value);
        }
      }
    }
    return parts;
  }
}
