package io.cltr.coverage;

import io.cltr.fold.Keyed;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The documents of a query in the greedy order of {@link Covered}, for several clips.
 *
 * @param evidence what it rests on, without pairs
 * @param orders clips × documents, best first; the same documents for every clip
 * @param left F of all less F of the first r documents, clips × (0 .. {@link #DEPTH})
 * @param weight Σ_d of the clicks' weight, by clip
 */
public record CoverageOrder(
    QueryEvidence evidence, String[][] orders, double[][] left, double[] weight)
    implements Serializable {
  /** Ranks by which coverage is followed. */
  public static final int DEPTH = 10;

  private static final long TIE_SALT = 0x636f766572L;
  private static final double GRID = 1e9;

  /**
   * The order of one query.
   *
   * @param clips most that a click on any document is weighted by, N/Σ V e else
   * @param depth ranks that coverage orders; those below are in the pointwise order
   */
  public static Keyed<CoverageOrder> of(Keyed<QueryEvidence> item, List<Double> clips, int depth) {
    QueryEvidence own = item.value();
    int n = own.documents().length;
    String[][] orders = new String[clips.size()][];
    double[][] left = new double[clips.size()][DEPTH + 1];
    double[] weight = new double[clips.size()];
    for (int column = 0; column < orders.length; column++) {
      double[] single = new double[n];
      for (int d = 0; d < n; d++) {
        double inverse = Math.min(own.traffic() / own.exposure()[d], clips.get(column));
        weight[column] += own.net()[d] * inverse;
        single[d] = own.net()[d] * inverse / own.traffic();
      }
      Covered covered = Covered.of(single, own.both());
      int[] order = covered.greedy(pointwise(item.key(), own.documents(), single), depth);
      orders[column] =
          Arrays.stream(order).mapToObj(d -> own.documents()[d]).toArray(String[]::new);
      double all = covered.all();
      for (int r = 0; r <= DEPTH; r++) {
        left[column][r] = Math.max(0, all - covered.of(Arrays.copyOf(order, Math.min(r, n))));
      }
    }
    return new Keyed<>(item.key(), new CoverageOrder(own.single(), orders, left, weight));
  }

  /** By ĝ, best first; rounded, so that sums of the same numbers tie; then by a hash of the id. */
  private static int[] pointwise(String query, String[] documents, double[] single) {
    double largest = Arrays.stream(single).max().orElse(1);
    long salt = Hash64.of(query, TIE_SALT);
    return IntStream.range(0, documents.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(d -> -StrictMath.rint(single[d] / largest * GRID))
                .thenComparingLong(d -> Hash64.of(documents[d], salt))
                .thenComparing(d -> documents[d]))
        .mapToInt(d -> d)
        .toArray();
  }
}
