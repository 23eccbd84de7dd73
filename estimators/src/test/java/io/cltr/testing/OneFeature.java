package io.cltr.testing;

import io.cltr.log.Query;
import io.cltr.ranker.Ranker;

/** Scores documents by their only feature. */
public record OneFeature() implements Ranker {
  @Override
  public int width() {
    return 1;
  }

  @Override
  public double[] scores(Query query) {
    double[] scores = new double[query.size()];
    for (int d = 0; d < scores.length; d++) {
      scores[d] = query.features()[d];
    }
    return scores;
  }
}
