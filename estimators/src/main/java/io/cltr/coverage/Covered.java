package io.cltr.coverage;

import java.util.Arrays;

/**
 * How likely a user finds at least one satisfying document in S, from how many users documents and
 * pairs of documents satisfy:
 *
 * <pre>
 * F(S) = Σ_e a_e max_{d ∈ S} g_de,   a_e = g_e/Σ_d g_ed,   g_dd = g_d, 0 ≤ g_de ≤ min(g_d, g_e)
 * </pre>
 *
 * <p>A user who is satisfied by the documents A counts 1 = Σ_{e ∈ A} 1/|A|. a_e stands for 1/|A| of
 * the users of e, 1 over the mean of |A| among them; of two documents of S that serve users of e
 * the one that serves more counts alone. F(all) is de Caen's (1997) lower bound of P(A is not
 * empty).
 *
 * <p>Exact, F(S) = P(A ∩ S ≠ ∅) for every S, where documents fall into groups and each user is
 * satisfied by those of one group: intents that share no document. Else it is approximate: too
 * small where two documents of S each serve another part of the users of e; the document that
 * serves everybody is underrated beside those that satisfy few users with long lists.
 *
 * <p>F is monotone and submodular for any numbers in the stated ranges, so the greedy order has, at
 * every depth, at least 1 − 1/e of the largest F (Nemhauser, Wolsey and Fisher 1978).
 *
 * @param single g_d > 0
 * @param pair g_de in range, n × n with g_d on the diagonal
 * @param share a_e
 */
public record Covered(double[] single, double[][] pair, double[] share) {
  /** Gains that differ by less than this share of F(all) are equal. */
  private static final double TIE = 1e-9;

  /**
   * F of estimates, which are brought into range.
   *
   * @param single above 0
   * @param both of pairs; the diagonal is not read
   */
  public static Covered of(double[] single, double[][] both) {
    int n = single.length;
    double[][] pair = new double[n][n];
    double[] share = new double[n];
    for (int e = 0; e < n; e++) {
      double sum = 0;
      for (int d = 0; d < n; d++) {
        double most = Math.min(single[d], single[e]);
        pair[e][d] = d == e ? single[d] : Math.min(Math.max(both[e][d], 0), most);
        sum += pair[e][d];
      }
      share[e] = single[e] / sum;
    }
    return new Covered(single, pair, share);
  }

  /** F of the documents with these indices. */
  public double of(int... documents) {
    double[] most = new double[single.length];
    double total = 0;
    for (int d : documents) {
      total += gain(d, most);
      cover(d, most);
    }
    return total;
  }

  /** F of all documents. */
  public double all() {
    double total = 0;
    for (int e = 0; e < single.length; e++) {
      total += share[e] * single[e];
    }
    return total;
  }

  /**
   * Documents in the greedy order, each adding most to F; the first of {@code order} among equals,
   * and the rest of them in their order where {@code depth} are chosen or nothing is left to add.
   *
   * @param order of all documents
   */
  public int[] greedy(int[] order, int depth) {
    double least = TIE * all();
    double[] most = new double[single.length];
    boolean[] taken = new boolean[single.length];
    int[] greedy = new int[order.length];
    int count = 0;
    boolean adds = true;
    while (adds && count < Math.min(depth, order.length)) {
      double best = 0;
      int next = -1;
      for (int d : order) {
        double gain = taken[d] ? 0 : gain(d, most);
        if (gain > best + least) {
          best = gain;
          next = d;
        }
      }
      adds = next >= 0;
      if (adds) {
        taken[next] = true;
        cover(next, most);
        greedy[count++] = next;
      }
    }
    int[] rest = Arrays.stream(order).filter(d -> !taken[d]).toArray();
    System.arraycopy(rest, 0, greedy, count, rest.length);
    return greedy;
  }

  private double gain(int document, double[] most) {
    double gain = 0;
    for (int e = 0; e < most.length; e++) {
      gain += share[e] * Math.max(0, pair[e][document] - most[e]);
    }
    return gain;
  }

  private void cover(int document, double[] most) {
    for (int e = 0; e < most.length; e++) {
      most[e] = Math.max(most[e], pair[e][document]);
    }
  }
}
