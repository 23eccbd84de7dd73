package io.cltr.simulate;

import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.ranker.Ranker;
import io.cltr.ranker.Rankings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What a simulated log cannot tell: the click curves, the relevance of every document and the exact
 * values of policies in the population, not in the realised sample.
 *
 * @param pooled the curve of all traffic; empty where users are not position-based
 * @param devices the curve of each device; likewise
 * @param queries in the catalogue's order
 * @param values by policy, then metric
 */
public record Truth(
    Optional<ClickCurve> pooled,
    List<ClickCurve> devices,
    List<TrueQuery> queries,
    List<PolicyValue> values) {

  /**
   * An exact value; where users are not position-based and a policy shows many lists, clicks,
   * rewards and satisfaction are means over draws, as {@link TrueUsers} says.
   *
   * @param policy "logger:NAME" (as it ranks, without randomisation), "uniform" (all rankings
   *     alike) or "ideal" (by γ)
   * @param metric id of the metric
   * @param value per impression
   */
  public record PolicyValue(String policy, String metric, double value) {}

  static Truth of(
      Simulation simulation,
      Catalogue catalogue,
      double[] probabilities,
      List<ClickCurve> curves,
      List<Logger> loggers) {
    User user = simulation.user();
    List<TrueQuery> queries = new ArrayList<>();
    for (int q = 0; q < probabilities.length; q++) {
      Catalogue.Entry entry = catalogue.entries().get(q);
      int n = entry.grades().length;
      double[] relevance = new double[n];
      double[] rewards = new double[n];
      for (int d = 0; d < n; d++) {
        relevance[d] = user.relevance(catalogue.gain(entry.grades()[d]));
        rewards[d] = user.reward(entry.grades()[d]);
      }
      queries.add(
          new TrueQuery(
              entry.query().id(),
              probabilities[q],
              entry.query().documents(),
              entry.grades(),
              relevance,
              rewards));
    }
    Truth truth =
        user.clicks().positionBased()
            ? new Truth(
                Optional.of(ClickCurve.pooled(curves)),
                List.copyOf(curves),
                List.copyOf(queries),
                List.of())
            : new Truth(Optional.empty(), List.of(), List.copyOf(queries), List.of());
    int depth = truth.depth();
    List<PolicyValue> values = new ArrayList<>();
    for (Logger logger : loggers) {
      values.addAll(truth.values("logger:" + logger.spec().name(), q -> logger.ranks(q, depth)));
    }
    values.addAll(truth.values("uniform", q -> uniform(queries.get(q).grades().length, depth)));
    values.addAll(truth.values("ideal", q -> Ranks.of(queries.get(q).ideal(), depth)));
    return new Truth(truth.pooled, truth.devices, truth.queries, List.copyOf(values));
  }

  /** The same with {@code more} values. */
  Truth and(List<PolicyValue> more) {
    List<PolicyValue> all = new ArrayList<>(more);
    all.addAll(values);
    return new Truth(pooled, devices, queries, List.copyOf(all));
  }

  /** The curve of all traffic, of a world whose users are position-based. */
  public ClickCurve curve() {
    return pooled.orElseThrow(
        () ->
            new ConfigException(
                "simulate.user.clicks: the world's users are not position-based, so no curve says"
                    + " how they examine and what their clicks are worth; compare on a world whose"
                    + " users are"));
  }

  /** The metrics that rank probabilities give; clicks and rewards for position-based users. */
  public List<TrueMetric> metrics() {
    Stream<TrueMetric> ofClicks =
        pooled.stream()
            .flatMap(
                curve -> Stream.of(new TrueMetric.Clicks(curve), new TrueMetric.Reward(curve)));
    Stream<TrueMetric> ofGrades =
        Stream.of(new TrueMetric.Dcg(5), new TrueMetric.Dcg(10), new TrueMetric.Ndcg(10));
    return Stream.concat(ofClicks, ofGrades).toList();
  }

  /** The deepest rank that any metric counts. */
  public int depth() {
    return metrics().stream().mapToInt(TrueMetric::depth).max().orElseThrow();
  }

  /**
   * The exact values of a policy: Σ_q P(q) value(q), for each metric.
   *
   * @param policy its name
   * @param ranks rank probabilities of the candidates of each query, by the query's index, at least
   *     {@link #depth} deep
   */
  public List<PolicyValue> values(String policy, IntFunction<Ranks> ranks) {
    List<TrueMetric> metrics = metrics();
    double[] sums = new double[metrics.size()];
    for (int q = 0; q < queries.size(); q++) {
      Ranks own = ranks.apply(q);
      for (int m = 0; m < sums.length; m++) {
        sums[m] += queries.get(q).traffic() * metrics.get(m).of(queries.get(q), own);
      }
    }
    List<PolicyValue> values = new ArrayList<>();
    for (int m = 0; m < sums.length; m++) {
      values.add(new PolicyValue(policy, metrics.get(m).id(), sums[m]));
    }
    return values;
  }

  /**
   * The exact values of ranking by {@code ranker}'s scores, as {@link Rankings} does.
   *
   * @param catalogue of the world that this is the truth of
   */
  public List<PolicyValue> values(String policy, Ranker ranker, Catalogue catalogue) {
    int depth = depth();
    return values(
        policy,
        q -> {
          Query query = catalogue.entries().get(q).query();
          return Ranks.of(Rankings.all(query, ranker.scores(query)), depth);
        });
  }

  /** The told value of {@code policy} in {@code metric}. */
  public double value(String policy, String metric) {
    return values.stream()
        .filter(v -> v.policy().equals(policy) && v.metric().equals(metric))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no true value of " + policy + " in " + metric))
        .value();
  }

  private static Ranks uniform(int documents, int depth) {
    Ranks ranks = Ranks.empty(documents, depth);
    for (int d = 0; d < documents; d++) {
      for (int k = 0; k < Math.min(documents, depth); k++) {
        ranks.probabilities()[d * depth + k] = 1.0 / documents;
      }
    }
    return ranks;
  }
}
