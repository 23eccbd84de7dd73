package io.cltr.interval;

/** The correlations of influences, as what turns independent normal noise into theirs. */
final class Correlations {
  /** What is left of a variance of 1 below which an estimate is a combination of others. */
  private static final double DEPENDENT = 1e-10;

  private Correlations() {}

  /**
   * Lower triangular L with LLᵀ = the correlation matrix of the rows of {@code influence}. Rows
   * without any influence are rows of 0; columns of rows that others determine are 0.
   */
  static double[][] root(double[][] influence) {
    int count = influence.length;
    double[][] unit = new double[count][];
    for (int j = 0; j < count; j++) {
      unit[j] = normalised(influence[j]);
    }
    double[][] root = new double[count][count];
    for (int j = 0; j < count; j++) {
      for (int i = 0; i <= j; i++) {
        double rest = dot(unit[j], unit[i]);
        for (int k = 0; k < i; k++) {
          rest -= root[j][k] * root[i][k];
        }
        if (i == j) {
          root[j][j] = rest > DEPENDENT ? Math.sqrt(rest) : 0;
        } else {
          root[j][i] = root[i][i] == 0 ? 0 : rest / root[i][i];
        }
      }
    }
    return root;
  }

  private static double[] normalised(double[] row) {
    double mean = 0;
    for (double psi : row) {
      mean += psi / row.length;
    }
    double[] unit = new double[row.length];
    double squares = 0;
    for (int b = 0; b < row.length; b++) {
      unit[b] = row[b] - mean;
      squares += unit[b] * unit[b];
    }
    double length = Math.sqrt(squares);
    for (int b = 0; b < row.length; b++) {
      unit[b] = length == 0 ? 0 : unit[b] / length;
    }
    return unit;
  }

  private static double dot(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }
}
