package io.cltr.value;

import java.util.List;

/** A value estimator that weighs embeddings of actions. */
public interface ByEmbedding {
  /** The dimensions that it uses; empty for all. */
  List<String> dimensions();

  /** The same estimator by other dimensions. */
  ValueEstimator by(List<String> others);
}
