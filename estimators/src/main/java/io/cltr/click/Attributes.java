package io.cltr.click;

import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The numbers of a query's documents in a click model.
 *
 * @param documents ids, sorted
 * @param values documents × width, row by row
 */
public record Attributes(String[] documents, double[] values) implements Serializable {
  /** A query without documents. */
  public static final Attributes NONE = new Attributes(new String[0], new double[0]);

  /** The numbers of the shown documents, n × width, {@code unseen} for those that are not here. */
  public double[] of(Impression shown, double[] unseen) {
    return of(shown.documents(), unseen);
  }

  /** The numbers of {@code wanted} documents likewise. */
  public double[] of(String[] wanted, double[] unseen) {
    int width = unseen.length;
    double[] rows = new double[wanted.length * width];
    for (int i = 0; i < wanted.length; i++) {
      int d = width == 0 ? -1 : Arrays.binarySearch(documents, wanted[i]);
      if (d >= 0) {
        System.arraycopy(values, d * width, rows, i * width, width);
      } else {
        System.arraycopy(unseen, 0, rows, i * width, width);
      }
    }
    return rows;
  }

  /** Whether the log told numbers of {@code document}. */
  public boolean has(String document) {
    return Arrays.binarySearch(documents, document) >= 0;
  }
}
