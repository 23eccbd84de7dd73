package io.cltr.mixture;

import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of an optimisation over mixtures.
 *
 * @param parts what is mixed; at most one more than there are rows
 * @param value Σ share · value, without penalties
 * @param objective value less penalties of soft rows
 * @param rows Σ share · rows
 * @param bound no mixture that violates hard rows by no more than {@code violation} has an
 *     objective above this
 * @param gap {@code bound − objective}: 0 up to rounding where the optimum was reached
 * @param violation 0 where the hard rows can be met, else the least possible largest violation of a
 *     hard row; of a search that was stopped before it knew, that of this mixture
 * @param prices the multipliers that prove {@code bound}: what a unit of each row is worth
 * @param steps calls of the oracle
 */
public record Mixture<T>(
    List<Part<T>> parts,
    double value,
    double objective,
    double[] rows,
    double bound,
    double gap,
    double violation,
    double[] prices,
    int steps) {

  /** The mixture of {@code vertices} by {@code shares}; those without a share are left out. */
  static <T> Mixture<T> of(
      List<Vertex<T>> vertices,
      double[] shares,
      RowLimit[] limits,
      double violation,
      Certificate certificate) {
    double total = 0;
    for (double share : shares) {
      total += Math.max(share, 0);
    }
    List<Part<T>> parts = new ArrayList<>();
    double value = 0;
    double[] rows = new double[limits.length];
    for (int j = 0; j < shares.length; j++) {
      double share = shares[j] / total;
      if (share > Rounding.UNIT) {
        Vertex<T> vertex = vertices.get(j);
        parts.add(new Part<>(share, vertex));
        value += share * vertex.value();
        Rounding.add(rows, share, vertex.rows());
      }
    }
    double objective = value - RowLimit.penalty(limits, rows);
    return new Mixture<>(
        List.copyOf(parts),
        value,
        objective,
        rows,
        certificate.bound(),
        certificate.bound() - objective,
        violation,
        certificate.prices(),
        certificate.steps());
  }
}
