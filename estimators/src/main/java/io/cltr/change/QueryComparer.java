package io.cltr.change;

import io.cltr.change.RelevancePrior.Relevance;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.value.metric.Metric;
import io.cltr.value.query.Displayed;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Compares the two rankings of a query on what the log says of its documents.
 *
 * <pre>Δ = Σ_d δ_d γ_d + o,   x = Σ δ γ̂ + o,   s² = Σ δ² Var γ̂,   δ = ω_candidate − ω_production
 * </pre>
 *
 * <p>o is the difference of the rank offsets. Documents of which the log knows less than {@link
 * RelevancePrior} does count as noise instead of as zero. x is near normal where the documents that
 * move were clicked some ten times.
 */
record QueryComparer(
    Policy candidate,
    Policy production,
    Metric metric,
    Examination examination,
    RelevancePrior prior)
    implements Serializable {
  private static final int TOP = 3;

  /** One policy's ranking of the query. */
  private record Ranking(double[] omega, double offset, int[] order) {}

  QueryChange compare(String id, Displays valued, Displays whole, Optional<Query> known) {
    Query query = Displayed.ranked(id, known, whole, List.of(candidate, production));
    int depth = examination.depth();
    Optional<Ranks> ours = candidate.ranks(query, whole, depth);
    Optional<Ranks> theirs = production.ranks(query, whole, depth);
    if (ours.isEmpty() || theirs.isEmpty()) {
      return QueryChange.undefined(id, valued.impressions());
    }
    SortedMap<String, DocumentClicks> clicks = DocumentClicks.of(valued, examination);
    DocumentClicks[] evidence = new DocumentClicks[query.size()];
    Relevance[] relevance = new Relevance[query.size()];
    for (int d = 0; d < evidence.length; d++) {
      evidence[d] = clicks.getOrDefault(query.documents()[d], DocumentClicks.NONE);
      relevance[d] = prior.of(evidence[d]);
    }
    Ranking ranked = ranking(query, ours.get());
    Ranking served = ranking(query, theirs.get());
    double value = served.offset();
    for (int d = 0; d < relevance.length; d++) {
      value += served.omega()[d] * relevance[d].relevance();
    }
    return new QueryChange(
        id,
        valued.impressions(),
        0,
        value,
        1 - RankOverlap.of(ranked.order(), served.order()),
        exposure(query, ours.get(), theirs.get()),
        measured(id, valued.impressions(), ranked, served, relevance),
        top(query, served, evidence, relevance),
        top(query, ranked, evidence, relevance));
  }

  private Ranking ranking(Query query, Ranks ranks) {
    double[] weights = metric.rankWeights(examination);
    double[] steps = new double[examination.depth()];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = 1.0 / (k + 1);
    }
    double[] omega = new double[query.size()];
    double[] height = new double[query.size()];
    double[] offsets = metric.rankOffsets(examination);
    double offset = 0;
    for (int d = 0; d < omega.length; d++) {
      omega[d] = ranks.expected(d, weights);
      height[d] = ranks.expected(d, steps);
      offset += ranks.expected(d, offsets);
    }
    int[] order =
        IntStream.range(0, height.length)
            .filter(d -> height[d] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer d) -> -height[d]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Ranking(omega, offset, order);
  }

  private SortedMap<String, double[]> exposure(Query query, Ranks ours, Ranks theirs) {
    double[] theta = new double[examination.depth()];
    for (int k = 1; k <= theta.length; k++) {
      theta[k - 1] = examination.identifies(k) ? examination.at(k) : 0;
    }
    SortedMap<String, double[]> exposure = new TreeMap<>();
    for (int d = 0; d < query.size(); d++) {
      double own = ours.expected(d, theta);
      double other = theirs.expected(d, theta);
      for (String group : query.groups().get(d)) {
        double[] sums = exposure.computeIfAbsent(group, absent -> new double[2]);
        sums[0] += own;
        sums[1] += other;
      }
    }
    return exposure;
  }

  private MeasuredChange measured(
      String id, double impressions, Ranking ranked, Ranking served, Relevance[] relevance) {
    double offset = ranked.offset() - served.offset();
    double mean = offset;
    double variance = 0;
    double least = offset;
    double most = offset;
    for (int d = 0; d < relevance.length; d++) {
      double delta = ranked.omega()[d] - served.omega()[d];
      mean += delta * relevance[d].relevance();
      variance += delta * delta * relevance[d].variance();
      least += Math.min(0, delta);
      most += Math.max(0, delta);
    }
    return variance == 0
        ? null
        : new MeasuredChange(id, impressions, mean, Math.sqrt(variance), least, most);
  }

  private static List<TopDocument> top(
      Query query, Ranking ranking, DocumentClicks[] evidence, Relevance[] relevance) {
    return IntStream.of(ranking.order())
        .limit(TOP)
        .mapToObj(
            d ->
                new TopDocument(
                    query.documents()[d],
                    relevance[d].relevance(),
                    Math.sqrt(relevance[d].variance()),
                    evidence[d].shown(),
                    evidence[d].clicks()))
        .toList();
  }
}
