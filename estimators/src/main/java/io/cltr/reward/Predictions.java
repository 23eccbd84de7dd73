package io.cltr.reward;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Predictions for the documents of one query, by fold of cross-fitting.
 *
 * @param documents ids, sorted
 * @param depth number of positions told apart; 1 where all are alike
 * @param byFold per fold, documents × depth numbers row by row; one fold where nothing was fitted;
 *     where models differ by policy, all folds of one policy after those of the other
 */
public record Predictions(String[] documents, int depth, double[][] byFold)
    implements Serializable {

  /** Checks that the parts agree in length. */
  public Predictions {
    for (double[] fold : byFold) {
      if (fold.length != documents.length * depth) {
        throw new IllegalArgumentException(
            "%d documents at %d positions need %d predictions, found %d"
                .formatted(documents.length, depth, documents.length * depth, fold.length));
      }
    }
  }

  /** These folds, and then those of {@code more}, of the same documents. */
  public Predictions and(Predictions more) {
    if (!Arrays.equals(documents, more.documents) || depth != more.depth) {
      throw new IllegalArgumentException("predictions of different documents");
    }
    return new Predictions(
        documents,
        depth,
        Stream.of(byFold, more.byFold).flatMap(Arrays::stream).toArray(double[][]::new));
  }

  /** The prediction for units of {@code fold}; NaN for a document without one. */
  public double at(int fold, String document, int position) {
    int d = Arrays.binarySearch(documents, document);
    return d < 0
        ? Double.NaN
        : byFold[byFold.length == 1 ? 0 : fold][d * depth + Math.min(position, depth) - 1];
  }
}
