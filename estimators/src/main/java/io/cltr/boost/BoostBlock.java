package io.cltr.boost;

import io.cltr.objective.ListData;
import java.io.Serializable;

/** Lists of documents with raw features, one after the other. */
public interface BoostBlock extends Serializable {
  /** Number of features of a document. */
  int width();

  /** List l holds the documents offsets[l] .. offsets[l + 1] − 1. */
  int[] offsets();

  /** A hash of each list, by which lists are sampled. */
  long[] keys();

  /** Documents × width, row by row. */
  float[] features();

  /** What is known of {@code list}, γ̂ from {@code column}. */
  ListData list(int list, int column);

  /** Impressions of the full log that the block stands for. */
  double represented();

  /** Number of lists. */
  default int lists() {
    return offsets().length - 1;
  }

  /** Number of documents. */
  default int documents() {
    return offsets()[lists()];
  }
}
