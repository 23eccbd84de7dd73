package io.cltr.dual;

import io.cltr.dual.ClickedRankings.Ranking;
import io.cltr.feature.Features;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The clicked rankings of a query with its candidates.
 *
 * @param candidates without documents where no ranking was clicked
 */
public record DualQuery(ClickedRankings clicked, Query candidates) implements Serializable {
  private static final Query NONE = new Query("", new String[0], new float[0], 0, List.of());

  /** All queries of {@code log}; throws where a clicked query has no features. */
  public static Source<DualQuery> of(Source<Impression> log, Source<Keyed<Query>> queries) {
    return log.grouped(Impression::query, new ClickedRankings.Counter())
        .joined(Keyed::key, queries, DualQuery::joined);
  }

  private static DualQuery joined(Keyed<ClickedRankings> item, Optional<Query> query) {
    if (item.value().rankings().isEmpty()) {
      return new DualQuery(item.value(), NONE);
    }
    Query found =
        query.orElseThrow(
            () ->
                new InputException(
                    ("query '%s' was shown documents, but has no candidates with features: "
                            + "add it to the features table")
                        .formatted(item.key())));
    if (!found.hasFeatures()) {
      throw new InputException(
          ("query '%s' was shown documents, but its candidates have no features: "
                  + "add them to the features table")
              .formatted(item.key()));
    }
    return new DualQuery(item.value(), found);
  }

  /** The standardised features of the documents of {@code ranking}, row by row. */
  float[] features(Ranking ranking, Standardisation standardisation) {
    Features.requireFinite(candidates);
    int width = standardisation.width();
    if (candidates.width() != width) {
      throw new InputException(
          ("features: query '%s' has %d per document, the others have %d; "
                  + "every document needs the same features")
              .formatted(candidates.id(), candidates.width(), width));
    }
    float[] features = new float[Math.multiplyExact(ranking.documents().length, width)];
    for (int i = 0; i < ranking.documents().length; i++) {
      int d = Arrays.binarySearch(candidates.documents(), ranking.documents()[i]);
      if (d < 0) {
        throw new InputException(
            ("document '%s' was shown for query '%s', but is not among its candidates with "
                    + "features: add it to the features table")
                .formatted(ranking.documents()[i], candidates.id()));
      }
      for (int j = 0; j < width; j++) {
        features[i * width + j] =
            (float) standardisation.apply(j, candidates.features()[d * width + j]);
      }
    }
    return features;
  }
}
