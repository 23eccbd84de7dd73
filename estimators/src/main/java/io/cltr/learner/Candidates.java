package io.cltr.learner;

import io.cltr.feature.Features;
import io.cltr.feature.Standardisation;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import java.util.Arrays;

/** What learners read of a query's candidates. */
final class Candidates {
  private Candidates() {}

  /** Throws where a feature is not finite, or their number is not that of the others. */
  static void requireWidth(Query query, int width) {
    Features.requireFinite(query);
    if (query.width() != width) {
      throw new InputException(
          ("features: query '%s' has %d per document, the others have %d; "
                  + "every document needs the same features")
              .formatted(query.id(), query.width(), width));
    }
  }

  /** The index of a shown document. */
  static int index(Query query, String document) {
    int candidate = Arrays.binarySearch(query.documents(), document);
    if (candidate < 0) {
      throw new InputException(
          ("document '%s' was shown for query '%s', but is not among its candidates with "
                  + "features: add it to the features table")
              .formatted(document, query.id()));
    }
    return candidate;
  }

  /** The features of candidate number {@code candidate}. */
  static float[] standardised(Query query, int candidate, Standardisation standardisation) {
    float[] features = new float[standardisation.width()];
    for (int j = 0; j < features.length; j++) {
      features[j] =
          (float) standardisation.apply(j, query.features()[candidate * features.length + j]);
    }
    return features;
  }
}
