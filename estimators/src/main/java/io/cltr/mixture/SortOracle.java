package io.cltr.mixture;

import java.util.Arrays;

/**
 * The best ranking where all rank weights are multiples a of one base b_k: the documents by u_d a_λ
 * + Σ_c price_c a_c coefficient_cd, the highest at the rank of the highest b_k. Equal scores stand
 * by utility, then by index, and so do the documents at ranks without weight below the weighted
 * ones.
 */
public final class SortOracle implements Oracle<int[]> {
  private static final double SAME = 1e-15;

  private final ListProgramme programme;
  private final double[] utility;
  private final double[][] coefficients;
  private final int[] byUtility;
  private final int[] byWeight;
  private final int ranks;

  /** An oracle of a programme that it fits. */
  public SortOracle(ListProgramme programme) {
    this.programme = programme;
    int n = programme.documents();
    ranks = programme.ranks();
    double[] base = base(programme);
    utility = scaled(programme.utility(), ratio(programme.utilityWeights(), base));
    coefficients =
        programme.rows().stream()
            .map(row -> scaled(row.coefficients(), ratio(row.rankWeights(), base)))
            .toArray(double[][]::new);
    byUtility = Order.falling(programme.utility());
    byWeight = Order.falling(Arrays.copyOf(base, n));
  }

  /** Whether all rank weights of a programme are multiples of one another. */
  public static boolean fits(ListProgramme programme) {
    double[] base = base(programme);
    return multiple(programme.utilityWeights(), base)
        && programme.rows().stream().allMatch(row -> multiple(row.rankWeights(), base));
  }

  /** The first weights that are not all 0. */
  private static double[] base(ListProgramme programme) {
    double[] base = Arrays.copyOf(programme.utilityWeights(), programme.ranks());
    for (ListRow row : programme.rows()) {
      base = top(base) < 0 ? Arrays.copyOf(row.rankWeights(), base.length) : base;
    }
    return base;
  }

  /** The rank of the largest weight; −1 where all are 0. */
  private static int top(double[] weights) {
    int top = -1;
    for (int k = 0; k < weights.length; k++) {
      double weight = Math.abs(weights[k]);
      top = weight > (top < 0 ? 0 : Math.abs(weights[top])) ? k : top;
    }
    return top;
  }

  private static double ratio(double[] weights, double[] base) {
    int top = top(base);
    return top < 0 || top >= weights.length ? 0 : weights[top] / base[top];
  }

  private static boolean multiple(double[] weights, double[] base) {
    double ratio = ratio(weights, base);
    double[] sized = Arrays.copyOf(weights, base.length);
    for (int k = 0; k < base.length; k++) {
      double size = Math.max(Math.abs(sized[k]), Math.abs(ratio * base[k]));
      if (Math.abs(sized[k] - ratio * base[k]) > SAME * size) {
        return false;
      }
    }
    return true;
  }

  private static double[] scaled(double[] numbers, double by) {
    return Arrays.stream(numbers).map(x -> by * x).toArray();
  }

  @Override
  public Vertex<int[]> best(double value, double[] prices) {
    double[] scores = scaled(utility, value);
    for (int c = 0; c < prices.length; c++) {
      if (prices[c] != 0) {
        Rounding.add(scores, prices[c], coefficients[c]);
      }
    }
    int[] sorted = Order.falling(scores, byUtility);
    int[] ranking = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      ranking[byWeight[i]] = sorted[i];
    }
    return programme.vertex(Tail.byUtility(ranking, ranks, byUtility));
  }
}
