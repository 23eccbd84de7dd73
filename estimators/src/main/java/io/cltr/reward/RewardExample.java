package io.cltr.reward;

import io.cltr.feature.Features;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The displays of a query and its candidates with their features.
 *
 * @param query without features where the log has none of it: then it teaches and predicts nothing
 */
record RewardExample(String key, RewardCells cells, Query query) implements Serializable {
  private static final Query NONE = new Query("", new String[0], new float[0], 0, List.of());

  /** A prediction from features, for one fold. */
  @FunctionalInterface
  interface Scorer extends Serializable {
    /** What a document with the standardised features {@code z} is predicted to gain. */
    double of(double[] z);
  }

  /** Joins {@code cells} with the candidates. */
  static Source<RewardExample> of(Source<Keyed<RewardCells>> cells, Source<Keyed<Query>> queries) {
    return cells.joined(
        Keyed::key,
        queries,
        (item, query) -> new RewardExample(item.key(), item.value(), query.orElse(NONE)));
  }

  /** Predicts every candidate that has features, by fold. */
  static Source<Keyed<Predictions>> predict(
      Source<RewardExample> examples, Standardisation standardisation, Scorer[] byFold) {
    return examples
        .where(example -> example.query().hasFeatures())
        .map(example -> predict(example.query(), standardisation, byFold));
  }

  private static Keyed<Predictions> predict(
      Query query, Standardisation standardisation, Scorer[] byFold) {
    double[][] predictions = new double[byFold.length][query.size()];
    for (int d = 0; d < query.size(); d++) {
      double[] z = standardised(query, d, standardisation);
      for (int f = 0; f < byFold.length; f++) {
        predictions[f][d] = byFold[f].of(z);
      }
    }
    return new Keyed<>(query.id(), new Predictions(query.documents(), 1, predictions));
  }

  /** The standardised features of a displayed document; empty where it is no candidate. */
  Optional<double[]> features(int document, Standardisation standardisation) {
    int d =
        query.hasFeatures()
            ? Arrays.binarySearch(query.documents(), cells.documents()[document])
            : -1;
    return d < 0 ? Optional.empty() : Optional.of(standardised(query, d, standardisation));
  }

  private static double[] standardised(Query query, int d, Standardisation standardisation) {
    if (query.width() != standardisation.width()) {
      throw new InputException(
          ("features: query '%s' has %d per document, the others have %d; "
                  + "every document needs the same features")
              .formatted(query.id(), query.width(), standardisation.width()));
    }
    Features.requireFinite(query);
    double[] z = new double[query.width()];
    for (int j = 0; j < z.length; j++) {
      z[j] = standardisation.apply(j, query.features()[d * z.length + j]);
    }
    return z;
  }
}
