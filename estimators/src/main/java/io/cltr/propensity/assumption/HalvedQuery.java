package io.cltr.propensity.assumption;

import io.cltr.log.Units;
import io.cltr.propensity.pbm.PbmDisplays;
import java.util.Arrays;

/**
 * One query's displays in the two halves of {@link PbmDisplays.HalvedCounter}, and what each
 * document's clicks say of its relevance.
 *
 * @param displays cells by document, position, half and bucket
 * @param theta θ̂ by position; NaN where unknown
 */
record HalvedQuery(PbmDisplays displays, double[] theta) {
  /** Displays at position 1 of the query's mean relevance that are added to each document. */
  private static final double ADDED = 2;

  /** What receives the sums of one document in one half. */
  @FunctionalInterface
  interface Receiver {
    /**
     * Document {@code d} in {@code half}.
     *
     * @param shown Σv of the half's displays by position
     * @param clicks Σvc of them
     */
    void accept(int d, int half, double[] shown, double[] clicks);
  }

  /** The half of cell {@code i}. */
  int half(int i) {
    return displays.buckets()[i] / Units.BUCKETS;
  }

  /** The unit bucket of cell {@code i}. */
  int bucket(int i) {
    return displays.buckets()[i] % Units.BUCKETS;
  }

  /** Calls {@code receiver} for each document and half. */
  void each(Receiver receiver) {
    for (int half = 0; half < 2; half++) {
      for (int d = 0; d < displays.documents(); d++) {
        double[] shown = new double[theta.length];
        double[] clicks = new double[theta.length];
        for (int i = displays.offsets()[d]; i < displays.offsets()[d + 1]; i++) {
          if (half(i) == half) {
            shown[displays.positions()[i] - 1] += displays.shown()[i];
            clicks[displays.positions()[i] - 1] += displays.clicks()[i];
          }
        }
        receiver.accept(d, half, shown, clicks);
      }
    }
  }

  /**
   * (Σc + a m)/(Σθ̂n + a) of every document in each half, m that of the whole query, a = 2; at most
   * 1, and 0 for a query without displays there.
   */
  double[][] relevance() {
    int documents = displays.documents();
    double[][] clicks = new double[2][documents];
    double[][] examined = new double[2][documents];
    each(
        (d, half, shown, clicked) -> {
          for (int k = 0; k < theta.length; k++) {
            if (!Double.isNaN(theta[k])) {
              clicks[half][d] += clicked[k];
              examined[half][d] += theta[k] * shown[k];
            }
          }
        });
    double[][] relevance = new double[2][documents];
    for (int half = 0; half < 2; half++) {
      double all = Arrays.stream(examined[half]).sum();
      double mean = all == 0 ? 0 : Arrays.stream(clicks[half]).sum() / all;
      for (int d = 0; d < documents; d++) {
        relevance[half][d] =
            Math.min(1, (clicks[half][d] + ADDED * mean) / (examined[half][d] + ADDED));
      }
    }
    return relevance;
  }
}
