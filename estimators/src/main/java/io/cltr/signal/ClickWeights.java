package io.cltr.signal;

import java.io.Serializable;

/** What a click at a position counts for, one column per setting. */
interface ClickWeights extends Serializable {
  /** Number of columns. */
  int columns();

  /** Whether clicks at the 1-based {@code position} have a weight. */
  boolean covers(int position);

  /** The weight of a click at a covered position; positive and finite. */
  double weight(int position, int column);

  /** The weight before any clipping. */
  double unclipped(int position);

  /** β_k: the clicks at a position that say nothing of relevance, in [0, 1). */
  double trust(int position);

  /** Whether β is above 0 anywhere, so that displays without a click count too. */
  boolean hasTrust();
}
