package io.cltr.fairness;

import io.cltr.fairness.FairnessMeasure.Reading;
import java.util.List;

/**
 * What a measure's second derivatives H do to its estimate: with Σ = m/(m−1) Σ_b ψ_b ψ_bᵀ over m
 * buckets and M_bc = ψ_bᵀHψ_c,
 *
 * <pre>
 * bias = ½ tr(HΣ) = ½ m/(m−1) Σ_b M_bb,   variance by curvature = ½ tr(HΣHΣ) = ½ (m/(m−1))² Σ_bc M_bc²
 * </pre>
 *
 * <p>Hψ is the central difference of slopes along ψ.
 *
 * @param products M
 */
record Curvature(double[][] products, int buckets) {

  /** Of the one reading of a curved measure. */
  static Curvature of(FairnessMeasure measure, PolicyStatistics own, int buckets) {
    double[][] rows = own.rows();
    double[][] products = new double[rows.length][rows.length];
    for (int b = 0; b < rows.length; b++) {
      if (rows[b] != null) {
        Reading up = measure.of(own.statistics().moved(rows[b], 1)).get(0);
        Reading down = measure.of(own.statistics().moved(rows[b], -1)).get(0);
        for (int c = 0; c < rows.length; c++) {
          products[b][c] = rows[c] == null ? 0 : (up.along(rows[c]) - down.along(rows[c])) / 2;
        }
      }
    }
    return new Curvature(products, buckets);
  }

  /** Bias of every reading of a measure, without what its products are. */
  static double[] bias(FairnessMeasure measure, PolicyStatistics own, int readings, int buckets) {
    double[] bias = new double[readings];
    for (double[] psi : own.rows()) {
      if (psi != null) {
        List<Reading> up = measure.of(own.statistics().moved(psi, 1));
        List<Reading> down = measure.of(own.statistics().moved(psi, -1));
        for (int r = 0; r < readings; r++) {
          bias[r] += factor(buckets) * (up.get(r).along(psi) - down.get(r).along(psi)) / 4;
        }
      }
    }
    return bias;
  }

  private static double factor(int buckets) {
    return buckets < 2 ? Double.NaN : buckets / (buckets - 1.0);
  }

  double bias() {
    double trace = 0;
    for (int b = 0; b < products.length; b++) {
      trace += products[b][b];
    }
    return factor(buckets) * trace / 2;
  }

  /** ½ tr(HΣHΣ). */
  double variance() {
    double sum = 0;
    for (double[] row : products) {
      for (double product : row) {
        sum += product * product;
      }
    }
    return factor(buckets) * factor(buckets) * sum / 2;
  }

  /** Of the difference to a measure of another policy on the same units. */
  Curvature minus(Curvature other) {
    double[][] differences = new double[products.length][products.length];
    for (int b = 0; b < products.length; b++) {
      for (int c = 0; c < products.length; c++) {
        differences[b][c] = products[b][c] - other.products[b][c];
      }
    }
    return new Curvature(differences, Math.max(buckets, other.buckets));
  }
}
