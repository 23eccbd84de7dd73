package io.cltr.ranker;

import io.cltr.log.Query;
import java.io.Serializable;

/** A scoring function of documents' features: higher is better. */
public interface Ranker extends Serializable {
  /** Number of features it was trained on. */
  int width();

  /** The scores of the query's candidates, in their order. */
  double[] scores(Query query);
}
