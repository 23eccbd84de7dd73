package io.cltr.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of the master programme in standard form. A finite end of a row's limits is a side:
 * sign · row + slack − excess − relaxation = sign · limit, where a hard side has the common
 * relaxation and a soft one an excess at its price; a last equation holds Σ shares = 1. All
 * variables are at least 0. They are numbered: slacks, excesses, the relaxation, vertices.
 */
final class Columns<T> {
  private static final double LEAST = 1e-9;

  private final RowLimit[] limits;
  private final int[] rows;
  private final double[] signs;
  private final double[] scales;
  private final List<Vertex<T>> vertices = new ArrayList<>();
  private double values;

  Columns(RowLimit[] limits) {
    this.limits = limits;
    int[] rowOf = new int[2 * limits.length];
    double[] signOf = new double[rowOf.length];
    int count = 0;
    for (int c = 0; c < limits.length; c++) {
      if (limits[c].high() < Double.POSITIVE_INFINITY) {
        rowOf[count] = c;
        signOf[count++] = 1;
      }
      if (limits[c].low() > Double.NEGATIVE_INFINITY) {
        rowOf[count] = c;
        signOf[count++] = -1;
      }
    }
    rows = Arrays.copyOf(rowOf, count);
    signs = Arrays.copyOf(signOf, count);
    scales = new double[limits.length];
    Arrays.setAll(scales, c -> size(limits[c]));
  }

  /** The size of a row before vertices are known. */
  private static double size(RowLimit limit) {
    double low = Double.isInfinite(limit.low()) ? 0 : Math.abs(limit.low());
    double high = Double.isInfinite(limit.high()) ? 0 : Math.abs(limit.high());
    return Math.max(LEAST, Math.max(low, high));
  }

  /** Equations: sides and the sum of shares. */
  int size() {
    return rows.length + 1;
  }

  int sides() {
    return rows.length;
  }

  int excess(int side) {
    return sides() + side;
  }

  int relaxation() {
    return 2 * sides();
  }

  int vertex(int index) {
    return relaxation() + 1 + index;
  }

  /** Variables so far. */
  int count() {
    return vertex(vertices.size());
  }

  List<Vertex<T>> vertices() {
    return vertices;
  }

  /** Takes a vertex in and returns its variable. */
  int add(Vertex<T> vertex) {
    if (vertex.rows().length != limits.length) {
      throw new IllegalArgumentException(
          "A vertex has %d rows, the limits are %d".formatted(vertex.rows().length, limits.length));
    }
    vertices.add(vertex);
    values = Math.max(values, Math.abs(vertex.value()));
    for (int c = 0; c < limits.length; c++) {
      scales[c] = Math.max(scales[c], Math.abs(vertex.rows()[c]));
    }
    return count() - 1;
  }

  boolean has(Vertex<T> vertex) {
    return vertices.stream()
        .anyMatch(v -> v.value() == vertex.value() && Arrays.equals(v.rows(), vertex.rows()));
  }

  /** The size of values of vertices; 1 where all are 0. */
  double valueScale() {
    return values > 0 ? values : 1;
  }

  /** The size of the hard rows. */
  double rowScale() {
    double scale = LEAST;
    for (int c = 0; c < limits.length; c++) {
      scale = limits[c].hard() ? Math.max(scale, scales[c]) : scale;
    }
    return scale;
  }

  /** The size of a variable's level. */
  double unit(int variable) {
    if (variable > relaxation()) {
      return 1;
    }
    return variable == relaxation() ? rowScale() : scales[rows[variable % sides()]];
  }

  /** The right-hand side, where hard limits are moved apart. */
  double[] ends(double relaxed) {
    double[] ends = new double[size()];
    for (int i = 0; i < rows.length; i++) {
      RowLimit limit = limits[rows[i]].relaxed(relaxed);
      ends[i] = signs[i] > 0 ? limit.high() : -limit.low();
    }
    ends[rows.length] = 1;
    return ends;
  }

  boolean hard(int side) {
    return limits[rows[side]].hard();
  }

  /** May enter the basis. */
  boolean usable(int variable) {
    return variable < sides()
        || variable > relaxation()
        || (variable < relaxation() && !hard(variable - sides()));
  }

  double[] column(int variable) {
    double[] column = new double[size()];
    if (variable > relaxation()) {
      Vertex<T> vertex = vertices.get(variable - vertex(0));
      for (int i = 0; i < rows.length; i++) {
        column[i] = signs[i] * vertex.rows()[rows[i]];
      }
      column[rows.length] = 1;
    } else if (variable == relaxation()) {
      for (int i = 0; i < rows.length; i++) {
        column[i] = hard(i) ? -1 : 0;
      }
    } else {
      column[variable % sides()] = variable < sides() ? 1 : -1;
    }
    return column;
  }

  /** What a unit of the variable earns; {@code worth} is 1 for utility and 0 for feasibility. */
  double gain(int variable, double worth) {
    if (variable > relaxation()) {
      return worth * vertices.get(variable - vertex(0)).value();
    }
    if (variable == relaxation()) {
      return worth - 1;
    }
    return variable < sides() ? 0 : -worth * softPrice(variable - sides());
  }

  private double softPrice(int side) {
    return hard(side) ? 0 : limits[rows[side]].price();
  }

  /** What a unit of each row is worth by the multipliers of the equations. */
  double[] prices(double[] duals) {
    double[] prices = new double[limits.length];
    for (int i = 0; i < rows.length; i++) {
      prices[rows[i]] -= signs[i] * duals[i];
    }
    return RowLimit.allowed(limits, prices);
  }
}
