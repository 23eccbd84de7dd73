package io.cltr.ranker;

import io.cltr.log.Query;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores that are known by query and document. A document that its query's table does not hold has
 * the score 0, and so has every document of a query that is not known: a ranking of those is by
 * ties. It asks no features, so queries of any width will do.
 *
 * @param table finite scores, by query and document
 */
public record TableRanker(SortedMap<String, SortedMap<String, Double>> table) implements Ranker {

  /** Copies the table and checks that the scores are finite. */
  public TableRanker {
    SortedMap<String, SortedMap<String, Double>> copy = new TreeMap<>();
    table.forEach(
        (query, scores) -> {
          scores.forEach(
              (document, score) -> {
                if (!Double.isFinite(score)) {
                  throw new IllegalArgumentException(
                      "the score of document '%s' of query '%s' is %s; it must be finite"
                          .formatted(document, query, score));
                }
              });
          copy.put(query, new TreeMap<>(scores));
        });
    table = copy;
  }

  /** 0: it asks no feature. */
  @Override
  public int width() {
    return 0;
  }

  @Override
  public double[] scores(Query query) {
    double[] scores = new double[query.size()];
    SortedMap<String, Double> own = table.get(query.id());
    for (int d = 0; own != null && d < scores.length; d++) {
      scores[d] = own.getOrDefault(query.documents()[d], 0.0);
    }
    return scores;
  }
}
