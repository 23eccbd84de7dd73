package io.cltr.ranker;

import java.io.Serializable;

/**
 * The clicked lists of many queries in primitive arrays.
 *
 * @param width number of features of a document
 * @param offsets list l holds the documents offsets[l] .. offsets[l + 1] − 1; lists + 1
 * @param features standardised, documents × width, row by row
 * @param signal γ̂ of each document, columns × documents
 * @param counts what entered
 */
record ListBlock(int width, int[] offsets, double[] features, double[][] signal, ListCounts counts)
    implements Serializable {

  int lists() {
    return offsets.length - 1;
  }
}
