package io.cltr.propensity.regression;

import io.cltr.feature.Features;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.propensity.pbm.PbmDisplays;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The displays of a query and its candidates with their features.
 *
 * @param query without features where the log has none of it: then it teaches nothing
 */
record RegressionQuery(String key, PbmDisplays displays, Query query) implements Serializable {
  private static final Query NONE = new Query("", new String[0], new float[0], 0, List.of());
  private static final long SALT = 0x72656772657373L;

  /** Joins {@code displays} with the candidates. */
  static Source<RegressionQuery> of(
      Source<Keyed<PbmDisplays>> displays, Source<Keyed<Query>> queries) {
    return displays.joined(
        Keyed::key,
        queries,
        (item, query) -> new RegressionQuery(item.key(), item.value(), query.orElse(NONE)));
  }

  /** The fold of cross-fitting, in 0..{@code folds} − 1: a function of the query's id. */
  int fold(int folds, long seed) {
    return (int) (Units.splitPoint(key, seed ^ SALT) * folds);
  }

  /** The features of displayed document {@code d} as they are; empty where it is no candidate. */
  Optional<float[]> features(int d) {
    int at = query.hasFeatures() ? Arrays.binarySearch(query.documents(), displays.names()[d]) : -1;
    int width = query.width();
    return at < 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(query.features(), at * width, (at + 1) * width));
  }

  /** The standardised features of displayed document {@code d}, and 1. */
  Optional<double[]> standardised(int d, Standardisation standardisation) {
    return features(d).map(found -> standardised(found, standardisation));
  }

  private double[] standardised(float[] features, Standardisation standardisation) {
    if (features.length != standardisation.width()) {
      throw new InputException(
          ("features: query '%s' has %d per document, the others have %d; "
                  + "every document needs the same features")
              .formatted(key, features.length, standardisation.width()));
    }
    Features.requireFinite(query);
    double[] z = new double[features.length + 1];
    for (int j = 0; j < features.length; j++) {
      z[j] = standardisation.apply(j, features[j]);
    }
    z[features.length] = 1;
    return z;
  }
}
