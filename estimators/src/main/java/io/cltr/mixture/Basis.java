package io.cltr.mixture;

import java.util.Arrays;

/** A basis of the master programme: its variables, their levels and the explicit inverse. */
final class Basis {
  private static final int PIVOTS = 40;

  private final Columns<?> columns;
  private final int[] variables;
  private double[] ends;
  private double[][] inverse;
  private double[] levels;
  private int pivots;

  /** Factorises {@code variables}, one for each equation. */
  Basis(Columns<?> columns, int[] variables, double[] ends) {
    this.columns = columns;
    this.variables = variables;
    this.ends = ends;
    refactor();
  }

  /** Changes the right-hand side. */
  void ends(double[] changed) {
    ends = changed;
    refactor();
  }

  int size() {
    return variables.length;
  }

  int variable(int place) {
    return variables[place];
  }

  double level(int place) {
    return levels[place];
  }

  /** Entries of the inverse: what of equation {@code equation} the variable at a place takes. */
  double entry(int place, int equation) {
    return inverse[place][equation];
  }

  /** Where a variable is, or −1. */
  int place(int variable) {
    for (int i = 0; i < variables.length; i++) {
      if (variables[i] == variable) {
        return i;
      }
    }
    return -1;
  }

  /** The multipliers of the equations. */
  double[] duals(double worth) {
    double[] duals = new double[size()];
    for (int i = 0; i < size(); i++) {
      double gain = columns.gain(variables[i], worth);
      if (gain != 0) {
        Rounding.add(duals, gain, inverse[i]);
      }
    }
    return duals;
  }

  /** How much of each basic variable a unit of {@code variable} replaces. */
  double[] direction(int variable) {
    double[] column = columns.column(variable);
    double[] direction = new double[size()];
    for (int i = 0; i < size(); i++) {
      direction[i] = Rounding.dot(inverse[i], column);
    }
    return direction;
  }

  /** {@code variable} takes the place of another one and grows to {@code step}. */
  void pivot(int place, int variable, double[] direction, double step) {
    Rounding.add(levels, -step, direction);
    levels[place] = step;
    variables[place] = variable;
    double[] row = inverse[place];
    for (int c = 0; c < row.length; c++) {
      row[c] /= direction[place];
    }
    for (int i = 0; i < size(); i++) {
      if (i != place && direction[i] != 0) {
        Rounding.add(inverse[i], -direction[i], row);
      }
    }
    if (++pivots % PIVOTS == 0) {
      refactor();
    }
  }

  /** Inverts the basis anew (Gauss–Jordan with row pivots) and sets the levels. */
  void refactor() {
    int n = size();
    double[][] work = new double[n][2 * n];
    for (int j = 0; j < n; j++) {
      double[] column = columns.column(variables[j]);
      for (int i = 0; i < n; i++) {
        work[i][j] = column[i];
      }
      work[j][n + j] = 1;
    }
    for (int j = 0; j < n; j++) {
      int best = j;
      for (int i = j + 1; i < n; i++) {
        best = Math.abs(work[i][j]) > Math.abs(work[best][j]) ? i : best;
      }
      double[] row = work[best];
      work[best] = work[j];
      work[j] = row;
      if (row[j] == 0) {
        throw new IllegalStateException("The basis is singular");
      }
      double pivot = row[j];
      for (int c = j; c < 2 * n; c++) {
        row[c] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        if (i != j && work[i][j] != 0) {
          Rounding.add(work[i], -work[i][j], row);
        }
      }
    }
    inverse = new double[n][];
    levels = new double[n];
    for (int i = 0; i < n; i++) {
      inverse[i] = Arrays.copyOfRange(work[i], n, 2 * n);
      levels[i] = Rounding.dot(inverse[i], ends);
    }
  }
}
