package io.cltr.interval;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Sums over units: of a_0 = Σv, the weight of the unit's impressions, and of the moments a_1..a_m,
 * each summed over the unit's impressions with their weights; and of the products a_0 a_j of every
 * moment and a_i a_j of two moments of one group. A product across groups is not kept, nor any of a
 * moment that follows the last group: asking for it is an error.
 *
 * @param units number of units
 * @param sums Σ_u a_i, i = 0..m
 * @param products Σ_u a_i a_j: (0,0), (0,1), …, (0,m), then group after group those of its moments
 *     for i ≤ j, row by row
 * @param groups number of moments of each group; groups follow on each other
 */
public record Totals(long units, double[] sums, double[] products, int[] groups)
    implements Serializable {

  /** Checks that there are as many numbers as the groups have. */
  public Totals {
    if (sums.length < 1 + grouped(groups) || products.length != products(groups)) {
      throw new IllegalArgumentException(
          "%d sums and %d products of moments in groups of %s"
              .formatted(sums.length, products.length, Arrays.toString(groups)));
    }
  }

  /** With the products of all moments. */
  public Totals(long units, double[] sums, double[] products) {
    this(units, sums, products, new int[] {sums.length - 1});
  }

  /** No unit, moments in {@code groups}. */
  public static Totals none(int... groups) {
    return none(grouped(groups), groups);
  }

  /** No unit, {@code moments} of which the first lie in {@code groups}. */
  public static Totals none(int moments, int[] groups) {
    return new Totals(0, new double[1 + moments], new double[products(groups)], groups);
  }

  /** No unit, with the same moments. */
  public Totals none() {
    return none(moments(), groups);
  }

  private static int grouped(int... groups) {
    int moments = 0;
    for (int m : groups) {
      moments += m;
    }
    return moments;
  }

  /** Number of products that are kept of moments in {@code groups}. */
  public static int products(int... groups) {
    int products = 1;
    for (int m : groups) {
      products += m + m * (m + 1) / 2;
    }
    return products;
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

  /** Σ_u a_i a_j, in either order; of moments of one group, or with a_0. */
  public double product(int i, int j) {
    return i <= j ? products[index(i, j)] : products[index(j, i)];
  }

  private int index(int i, int j) {
    int grouped = grouped(groups);
    if (i == 0 && j <= grouped) {
      return j;
    }
    int first = 1;
    int at = 1 + grouped;
    for (int m : groups) {
      if (i < first + m) {
        if (i == 0 || j >= first + m) {
          break;
        }
        int row = i - first;
        return at + row * m - row * (row - 1) / 2 + (j - i);
      }
      first += m;
      at += m * (m + 1) / 2;
    }
    throw new IllegalArgumentException(
        "the product of moments %d and %d is not kept in groups of %s"
            .formatted(i, j, Arrays.toString(groups)));
  }

  /** The sums of all of {@code parts}, of which there is at least one. */
  public static Totals of(List<Totals> parts) {
    Totals all = parts.get(0).none();
    long units = 0;
    for (Totals part : parts) {
      units += part.units;
      add(part.sums, all.sums);
      add(part.products, all.products);
    }
    return new Totals(units, all.sums, all.products, all.groups);
  }

  private static void add(double[] more, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] += more[i];
    }
  }

  /** The sums of these units and those. */
  public Totals plus(Totals more) {
    return new Totals(
        units + more.units, added(sums, more.sums), added(products, more.products), groups);
  }

  /** These sums with {@code count} moments alone, of one group, from {@code first} (1..m) on. */
  public Totals moments(int first, int count) {
    Totals few = none(count);
    int at = 0;
    for (int i = 0; i <= count; i++) {
      int row = i == 0 ? 0 : first + i - 1;
      few.sums[i] = sums[row];
      for (int j = i; j <= count; j++) {
        few.products[at++] = product(row, j == 0 ? 0 : first + j - 1);
      }
    }
    return new Totals(units, few.sums, few.products);
  }

  /** Whether the products of all moments that {@code gradient} weighs are kept. */
  boolean keeps(double[] gradient) {
    int grouped = grouped(groups);
    for (int j = grouped; j < gradient.length; j++) {
      if (gradient[j] != 0) {
        return false;
      }
    }
    int first = 0;
    int found = 0;
    for (int m : groups) {
      for (int j = first; j < first + m; j++) {
        if (gradient[j] != 0) {
          found++;
          break;
        }
      }
      first += m;
    }
    return found <= 1;
  }

  /**
   * Σ_u (Σ_j b_j (a_j − mean_j a_0))²/(Σa_0)²: the squared influences of units on b · means. The
   * moments that b weighs must be of one group.
   */
  public double squaredInfluence(double[] gradient) {
    double[] b = new double[sums.length];
    for (int j = 0; j < gradient.length; j++) {
      b[j + 1] = gradient[j];
      b[0] -= gradient[j] * mean(j + 1);
    }
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      for (int j = 0; j < b.length; j++) {
        if (b[i] != 0 && b[j] != 0) {
          sum += b[i] * b[j] * product(i, j);
        }
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
