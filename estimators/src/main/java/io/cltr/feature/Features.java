package io.cltr.feature;

import io.cltr.log.InputException;
import io.cltr.log.Query;

/** What learners and reward models demand of features. */
public final class Features {
  private Features() {}

  /** Throws where a feature of {@code query} is NaN or infinite. */
  public static void requireFinite(Query query) {
    float[] features = query.features();
    for (int i = 0; i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        throw new InputException(
            ("features: feature_%d of document '%s' of query '%s' is %s; "
                    + "every feature must be finite")
                .formatted(
                    i % query.width(),
                    query.documents()[i / query.width()],
                    query.id(),
                    features[i]));
      }
    }
  }

  /** Throws where two queries differ in the number of features. */
  static void requireSameWidth(String query, int width, String other, int otherWidth) {
    if (width != otherWidth) {
      throw new InputException(
          ("features: query '%s' has %d per document, query '%s' has %d; "
                  + "every document needs the same features")
              .formatted(query, width, other, otherWidth));
    }
  }
}
