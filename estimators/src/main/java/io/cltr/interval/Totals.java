package io.cltr.interval;

import java.io.Serializable;

/**
 * Sums over units: of a_0 = Σv, the weight of the unit's impressions, and of the moments a_1..a_m,
 * each summed over the unit's impressions with their weights; and of the products a_i a_j.
 *
 * @param units number of units
 * @param sums Σ_u a_i, i = 0..m
 * @param products Σ_u a_i a_j for i ≤ j, row by row: (0,0), (0,1), …, (0,m), (1,1), …
 */
public record Totals(long units, double[] sums, double[] products) implements Serializable {

  /** No unit, {@code moments} moments. */
  public static Totals none(int moments) {
    return new Totals(0, new double[moments + 1], new double[(moments + 1) * (moments + 2) / 2]);
  }

  /** m. */
  public int moments() {
    return sums.length - 1;
  }

  /** Mean of moment {@code j} (1..m) per impression: Σa_j/Σa_0. */
  public double mean(int j) {
    return sums[j] / sums[0];
  }

  /** All means, that of moment 1 first. */
  public double[] means() {
    double[] means = new double[moments()];
    for (int j = 0; j < means.length; j++) {
      means[j] = mean(j + 1);
    }
    return means;
  }

  /** Σ_u (a_j − mean a_0), of moment {@code j} (1..m). */
  double residual(int j, double mean) {
    return sums[j] - mean * sums[0];
  }

  /** Σ_u a_i a_j, in either order. */
  public double product(int i, int j) {
    return products[index(Math.min(i, j), Math.max(i, j), sums.length)];
  }

  /** Where the product of {@code i} ≤ {@code j} lies among those of {@code width} = m + 1 sums. */
  public static int index(int i, int j, int width) {
    return i * width - i * (i - 1) / 2 + (j - i);
  }

  /** The sums of these units and those. */
  public Totals plus(Totals more) {
    return new Totals(units + more.units, added(sums, more.sums), added(products, more.products));
  }

  /** These sums with {@code count} moments alone, from moment {@code first} (1..m) on. */
  public Totals moments(int first, int count) {
    double[] few = new double[count + 1];
    double[] pairs = new double[(count + 1) * (count + 2) / 2];
    int at = 0;
    for (int i = 0; i <= count; i++) {
      int row = i == 0 ? 0 : first + i - 1;
      few[i] = sums[row];
      for (int j = i; j <= count; j++) {
        pairs[at++] = product(row, j == 0 ? 0 : first + j - 1);
      }
    }
    return new Totals(units, few, pairs);
  }

  /** Σ_u (Σ_j b_j (a_j − mean_j a_0))²/(Σa_0)²: the squared influences of units on b · means. */
  public double squaredInfluence(double[] gradient) {
    double[] b = new double[sums.length];
    for (int j = 0; j < gradient.length; j++) {
      b[j + 1] = gradient[j];
      b[0] -= gradient[j] * mean(j + 1);
    }
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      for (int j = 0; j < b.length; j++) {
        sum += b[i] * b[j] * product(i, j);
      }
    }
    return Math.max(0, sum) / (sums[0] * sums[0]);
  }

  private static double[] added(double[] first, double[] second) {
    double[] sum = first.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += second[i];
    }
    return sum;
  }
}
