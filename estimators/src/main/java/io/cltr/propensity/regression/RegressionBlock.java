package io.cltr.propensity.regression;

import io.cltr.feature.Standardisation;
import io.cltr.fold.Keyed;
import io.cltr.propensity.pbm.PbmBlock;
import java.io.Serializable;
import java.util.List;

/**
 * The cells (query, document, position) of many queries with the features of their documents.
 *
 * @param cells of all documents
 * @param features standardised, documents × width, row by row, the last column 1
 * @param width number of features and 1
 * @param folds of cross-fitting, by document; −1 for a document without features
 */
record RegressionBlock(PbmBlock cells, double[] features, int width, int[] folds)
    implements Serializable {

  /** log-odds w·z of document {@code d}. */
  double score(double[] weights, int d) {
    double score = 0;
    for (int j = 0; j < width; j++) {
      score += weights[j] * features[d * width + j];
    }
    return score;
  }

  /** Packs {@code queries}, in folds by their ids and {@code seed}. */
  static RegressionBlock pack(
      List<RegressionQuery> queries, Standardisation standardisation, int folds, long seed) {
    PbmBlock cells =
        PbmBlock.pack(queries.stream().map(q -> new Keyed<>(q.key(), q.displays())).toList());
    int width = standardisation.width() + 1;
    double[] features = new double[Math.multiplyExact(cells.documents(), width)];
    int[] byDocument = new int[cells.documents()];
    int document = 0;
    for (RegressionQuery query : queries) {
      int fold = query.fold(folds, seed);
      for (int d = 0; d < query.displays().documents(); d++) {
        double[] z = query.standardised(d, standardisation).orElse(null);
        byDocument[document] = z == null ? -1 : fold;
        if (z != null) {
          System.arraycopy(z, 0, features, document * width, width);
        }
        document++;
      }
    }
    return new RegressionBlock(cells, features, width, byDocument);
  }
}
