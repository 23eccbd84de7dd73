package io.cltr.simulate;

import io.cltr.ranker.Rankings;

/**
 * The truth about a query.
 *
 * @param query id
 * @param traffic P(query)
 * @param documents candidate ids
 * @param grades true grades
 * @param relevance γ of each candidate
 * @param rewards expected reward of a click on each candidate
 */
public record TrueQuery(
    String query,
    double traffic,
    String[] documents,
    int[] grades,
    double[] relevance,
    double[] rewards) {

  /** The same query with another share of the traffic. */
  public TrueQuery withTraffic(double share) {
    return new TrueQuery(query, share, documents, grades, relevance, rewards);
  }

  /** The ranking by γ, equal γ in the order of the documents. */
  int[] ideal() {
    return Rankings.best(relevance, new long[relevance.length], relevance.length);
  }
}
