package io.cltr.value.sum;

import io.cltr.interval.Totals;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Where moments lie: in the vector of one unit, cell after cell; and in the row of sums of a
 * bucket: number of units, Σa_0, Σa_0², then per cell Σa_j, Σa_0 a_j, and group after group Σa_i
 * a_j (i ≤ j), as {@link Totals} keeps them, none of moments after the last group.
 *
 * @param groups number of moments of each group, by cell
 * @param counts number of moments by cell
 * @param vectors start of each cell in a unit's vector
 * @param rows start of each cell in a bucket's row
 */
public record CellLayout(
    int[][] groups, int[] counts, int[] vectors, int[] rows, int moments, int length)
    implements Serializable {
  private static final int HEAD = 3;

  public static CellLayout of(int[][] groups, int[] counts) {
    int[] vectors = new int[counts.length];
    int[] rows = new int[counts.length];
    int vector = 0;
    int row = HEAD;
    for (int c = 0; c < counts.length; c++) {
      vectors[c] = vector;
      rows[c] = row;
      vector += counts[c];
      row += counts[c] + Totals.products(groups[c]) - 1;
    }
    return new CellLayout(groups, counts, vectors, rows, vector, row);
  }

  /** Takes a unit with Σv = {@code n} and its moments into {@code row}. */
  void close(double[] row, double n, double[] unit) {
    row[0]++;
    row[1] += n;
    row[2] += n * n;
    for (int c = 0; c < counts.length; c++) {
      int m = counts[c];
      int crossed = rows[c] + m;
      int product = crossed + Arrays.stream(groups[c]).sum();
      int i = 0;
      int end = 0;
      for (int group : groups[c]) {
        end += group;
        for (; i < end; i++) {
          double a = unit[vectors[c] + i];
          row[rows[c] + i] += a;
          row[crossed + i] += n * a;
          for (int j = i; j < end; j++) {
            row[product++] += a * unit[vectors[c] + j];
          }
        }
      }
      for (; i < m; i++) {
        row[rows[c] + i] += unit[vectors[c] + i];
      }
    }
  }

  /** The sums of one cell in {@code row}. */
  public Totals totals(double[] row, int cell) {
    int m = counts[cell];
    int at = rows[cell];
    double[] sums = new double[m + 1];
    sums[0] = row[1];
    double[] products = new double[Totals.products(groups[cell])];
    products[0] = row[2];
    System.arraycopy(row, at, sums, 1, m);
    System.arraycopy(row, at + m, products, 1, products.length - 1);
    return new Totals((long) row[0], sums, products, groups[cell]);
  }

  /** Adds the sums of {@code from} to those of {@code into}. */
  public static double[] plus(double[] into, double[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
    return into;
  }
}
