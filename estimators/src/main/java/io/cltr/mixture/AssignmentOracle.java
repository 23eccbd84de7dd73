package io.cltr.mixture;

import java.util.Arrays;

/**
 * The best ranking for any rank weights: documents assigned to the weighted ranks by shortest
 * augmenting paths, O(K²n). Among equal assignments the one of the documents' order by utility,
 * then index, is found.
 *
 * <p>Source: Kuhn, Naval Research Logistics Quarterly 2 (1955); Jonker and Volgenant, Computing 38
 * (1987), for the paths with potentials.
 */
public final class AssignmentOracle implements Oracle<int[]> {
  private final ListProgramme programme;
  private final int[] byUtility;

  /** An oracle of any programme. */
  public AssignmentOracle(ListProgramme programme) {
    this.programme = programme;
    byUtility = Order.falling(programme.utility());
  }

  @Override
  public Vertex<int[]> best(double value, double[] prices) {
    int ranks = programme.ranks();
    double[][] costs = new double[ranks][byUtility.length];
    for (int k = 0; k < ranks; k++) {
      for (int i = 0; i < byUtility.length; i++) {
        costs[k][i] = -programme.worth(value, prices, byUtility[i], k);
      }
    }
    int[] ranking = Arrays.stream(assign(costs)).map(i -> byUtility[i]).toArray();
    return programme.vertex(Tail.byUtility(ranking, ranks, byUtility));
  }

  /** The column of each row at the least sum of costs; no more rows than columns. */
  public static int[] assign(double[][] costs) {
    int rows = costs.length;
    int columns = rows == 0 ? 0 : costs[0].length;
    double[] rowPrices = new double[rows];
    double[] columnPrices = new double[columns + 1];
    int[] rowOf = new int[columns + 1];
    int[] before = new int[columns];
    Arrays.fill(rowOf, -1);
    for (int row = 0; row < rows; row++) {
      rowOf[columns] = row;
      int last = path(costs, rowPrices, columnPrices, rowOf, before);
      while (last != columns) {
        rowOf[last] = rowOf[before[last]];
        last = before[last];
      }
    }
    int[] columnOf = new int[rows];
    for (int j = 0; j < columns; j++) {
      if (rowOf[j] >= 0) {
        columnOf[rowOf[j]] = j;
      }
    }
    return columnOf;
  }

  /** The free column that the row at the last, imagined column reaches by the shortest path. */
  private static int path(
      double[][] costs, double[] rowPrices, double[] columnPrices, int[] rowOf, int[] before) {
    int columns = before.length;
    double[] distances = new double[columns];
    boolean[] done = new boolean[columns + 1];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    int at = columns;
    while (rowOf[at] >= 0) {
      done[at] = true;
      int row = rowOf[at];
      int next = -1;
      for (int j = 0; j < columns; j++) {
        if (!done[j]) {
          double reduced = costs[row][j] - rowPrices[row] - columnPrices[j];
          if (reduced < distances[j]) {
            distances[j] = reduced;
            before[j] = at;
          }
          next = next < 0 || distances[j] < distances[next] ? j : next;
        }
      }
      double step = distances[next];
      for (int j = 0; j <= columns; j++) {
        if (done[j]) {
          rowPrices[rowOf[j]] += step;
          columnPrices[j] -= step;
        } else if (j < columns) {
          distances[j] -= step;
        }
      }
      at = next;
    }
    return at;
  }
}
