package io.cltr.ranker;

import java.io.Serializable;
import java.util.Map;

/** What a click at a position counts for: one column of weights per setting of the learner. */
interface ClickWeights extends Serializable {
  /** Number of columns. */
  int columns();

  /** The settings of {@code column} by name. */
  Map<String, Double> settings(int column);

  /** Whether clicks at the 1-based {@code position} have a weight. */
  boolean covers(int position);

  /** The weight of a click at a covered position; positive and finite. */
  double weight(int position, int column);

  /** The weight before any clipping. */
  double unclipped(int position);
}
