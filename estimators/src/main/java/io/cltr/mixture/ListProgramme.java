package io.cltr.mixture;

import java.util.Arrays;
import java.util.List;

/**
 * One list: the mixture of rankings of highest expected utility Σ_k λ_k E[u_{y_k}] under linear
 * constraints on the exposure of its documents.
 *
 * <p>Where all rank weights are multiples of one another the best ranking at given multipliers is a
 * sort by u_d + Σ_c price_c · coefficient_cd, whatever the weights' order; else it is an assignment
 * problem with the worth u_d λ_k + Σ_c price_c coefficient_cd v_ck. One row is solved by {@link
 * Bisection}, more by {@link Mixtures}: exact up to rounding, with the gap as the certificate. Hard
 * rows that no mixture meets are met up to the least possible largest violation.
 *
 * <p>The result is a mixture of at most rows + 1 complete rankings. Documents below the weighted
 * ranks follow by utility, then by index; equal scores likewise.
 *
 * <p>Cost for n documents, C rows and K weighted ranks: some C calls of n log n + Cn by sort, or
 * K²n + CKn by assignment. An empty list has the empty ranking. Lengths that differ and numbers
 * that are not finite are refused.
 *
 * <p>Source: the programme of Singh and Joachims, KDD 2018, solved over rankings in place of the
 * matrix of rank probabilities.
 *
 * @param utility u_d, of any sign
 * @param utilityWeights λ_k of the first ranks, of any sign; 0 below them
 * @param rows constraints, none or more
 */
public record ListProgramme(double[] utility, double[] utilityWeights, List<ListRow> rows) {
  /** Checks lengths and numbers. */
  public ListProgramme {
    rows = List.copyOf(rows);
    finite("utility", utility);
    finite("utility weights", utilityWeights);
    for (ListRow row : rows) {
      finite("coefficients of " + row.name(), row.coefficients());
      finite("rank weights of " + row.name(), row.rankWeights());
      if (row.coefficients().length != utility.length) {
        throw new IllegalArgumentException(
            "Row %s has %d coefficients for %d documents: one for each is needed"
                .formatted(row.name(), row.coefficients().length, utility.length));
      }
    }
  }

  private static void finite(String what, double[] numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "%s: %s found, all must be finite".formatted(what, number));
      }
    }
  }

  /** Number of documents. */
  public int documents() {
    return utility.length;
  }

  /** Ranks that carry weight, at most the number of documents. */
  public int ranks() {
    int ranks = utilityWeights.length;
    for (ListRow row : rows) {
      ranks = Math.max(ranks, row.rankWeights().length);
    }
    return Math.min(ranks, utility.length);
  }

  /** The limits of all rows. */
  public List<RowLimit> limits() {
    return rows.stream().map(ListRow::limit).toList();
  }

  /** The best ranking at given multipliers: a sort where one is enough. */
  public Oracle<int[]> oracle() {
    return SortOracle.fits(this) ? new SortOracle(this) : new AssignmentOracle(this);
  }

  /** The optimum. */
  public Mixture<int[]> solve() {
    return rows.size() == 1
        ? Bisection.of(limits().get(0), oracle(), new Effort())
        : Mixtures.of(limits(), oracle());
  }

  /** A complete ranking as a vertex. */
  public Vertex<int[]> vertex(int[] ranking) {
    double value = 0;
    for (int k = 0; k < Math.min(ranking.length, utilityWeights.length); k++) {
      value += utilityWeights[k] * utility[ranking[k]];
    }
    double[] sums = new double[rows.size()];
    Arrays.setAll(sums, c -> rows.get(c).of(ranking));
    return new Vertex<>(value, sums, ranking);
  }

  /** What document d is worth at rank k ≤ K, at given multipliers. */
  double worth(double value, double[] prices, int document, int rank) {
    double worth = value * utility[document] * weight(utilityWeights, rank);
    for (int c = 0; c < prices.length; c++) {
      ListRow row = rows.get(c);
      worth += prices[c] * row.coefficients()[document] * weight(row.rankWeights(), rank);
    }
    return worth;
  }

  private static double weight(double[] weights, int rank) {
    return rank < weights.length ? weights[rank] : 0;
  }
}
