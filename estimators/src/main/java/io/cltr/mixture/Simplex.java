package io.cltr.mixture;

/**
 * Primal simplex over the vertices seen so far. Steps of length 0 are told by a count: after many,
 * Bland's rule holds until the next true step, so that no basis returns for ever.
 */
final class Simplex<T> {
  private static final double PIVOT = 1e-11;
  private static final double LEVEL = 1e-14;
  private static final double PRICE = 1e-13;
  private static final int STEPS = 100_000;

  private final Columns<T> columns;
  private final Basis basis;
  private final int patience;
  private int still;

  /**
   * Starts at the vertex that violates hard rows least.
   *
   * @param patience steps of length 0 in a row before Bland's rule holds
   */
  Simplex(Columns<T> columns, RowLimit[] limits, int patience) {
    this.columns = columns;
    this.patience = patience;
    int best = 0;
    for (int j = 1; j < columns.vertices().size(); j++) {
      best = worst(limits, j) < worst(limits, best) ? j : best;
    }
    basis = start(columns.vertex(best));
  }

  private double worst(RowLimit[] limits, int index) {
    return RowLimit.worst(limits, columns.vertices().get(index).rows());
  }

  private Basis start(int vertex) {
    int sides = columns.sides();
    int[] variables = new int[columns.size()];
    double[] column = columns.column(vertex);
    double[] ends = columns.ends(0);
    int worst = -1;
    for (int i = 0; i < sides; i++) {
      boolean out = column[i] > ends[i];
      variables[i] = out && !columns.hard(i) ? columns.excess(i) : i;
      if (out
          && columns.hard(i)
          && (worst < 0 || column[i] - ends[i] > column[worst] - ends[worst])) {
        worst = i;
      }
    }
    if (worst >= 0) {
      variables[worst] = columns.relaxation();
    }
    variables[sides] = vertex;
    return new Basis(columns, variables, ends);
  }

  /** By how much the hard limits have to move apart for this mixture. */
  double relaxation() {
    int place = basis.place(columns.relaxation());
    return place < 0 ? 0 : Math.max(0, basis.level(place));
  }

  /** Holds the relaxation at {@code relaxed} from now on: a slack takes its place. */
  void hold(double relaxed) {
    int place = basis.place(columns.relaxation());
    if (place >= 0) {
      int best = -1;
      for (int i = 0; i < columns.sides(); i++) {
        if (basis.place(i) < 0
            && (best < 0 || Math.abs(basis.entry(place, i)) > Math.abs(basis.entry(place, best)))) {
          best = i;
        }
      }
      basis.pivot(place, best, basis.direction(best), 0);
      basis.ends(columns.ends(relaxed));
    }
  }

  /** Multipliers at this basis, from a fresh inverse. */
  double[] duals(double worth) {
    basis.refactor();
    return basis.duals(worth);
  }

  /** Pivots until no known column improves, or the relaxation is gone where only it counts. */
  void improve(double worth) {
    for (int step = 0; step < STEPS; step++) {
      if (worth == 0 && basis.place(columns.relaxation()) < 0) {
        return;
      }
      int entering = entering(worth);
      if (entering < 0) {
        return;
      }
      enter(entering);
    }
  }

  private boolean stuck() {
    return still > patience;
  }

  private int entering(double worth) {
    double[] duals = basis.duals(worth);
    double size = worth == 0 ? columns.rowScale() : columns.valueScale();
    int best = -1;
    double most = 0;
    for (int variable = 0; variable < columns.count(); variable++) {
      if (columns.usable(variable)) {
        double gain = gain(variable, worth, duals) * columns.unit(variable) / size;
        if (gain > Math.max(PRICE, most) && basis.place(variable) < 0) {
          best = variable;
          most = gain;
          if (stuck()) {
            return best;
          }
        }
      }
    }
    return best;
  }

  /** The reduced gain of a unit of a variable; 0 where it is no more than rounding. */
  double gain(int variable, double worth, double[] duals) {
    double own = columns.gain(variable, worth);
    double gain = own;
    double size = Math.abs(own);
    double[] column = columns.column(variable);
    for (int i = 0; i < column.length; i++) {
      gain -= duals[i] * column[i];
      size += Math.abs(duals[i] * column[i]);
    }
    return gain > 4 * Rounding.UNIT * size ? gain : 0;
  }

  /** Lets a variable grow until another one is 0. */
  void enter(int entering) {
    double[] direction = basis.direction(entering);
    double unit = columns.unit(entering);
    double limit = Double.POSITIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < basis.size(); i++) {
      if (falls(i, direction, unit)) {
        double level = Math.max(0, basis.level(i));
        least = Math.min(least, level / direction[i]);
        limit = Math.min(limit, (level + LEVEL * columns.unit(basis.variable(i))) / direction[i]);
      }
    }
    if (limit == Double.POSITIVE_INFINITY) {
      throw new IllegalStateException("No share falls as %d grows".formatted(entering));
    }
    int leaving = leaving(direction, unit, limit);
    double step = Math.max(0, basis.level(leaving)) / direction[leaving];
    still = least > LEVEL * unit ? 0 : still + 1;
    basis.pivot(leaving, entering, direction, step);
  }

  private boolean falls(int place, double[] direction, double unit) {
    return direction[place] * unit > PIVOT * columns.unit(basis.variable(place));
  }

  /** Of those that are 0 first: the relaxation, else the largest pivot, else Bland's. */
  private int leaving(double[] direction, double unit, double limit) {
    int best = -1;
    double most = 0;
    for (int i = 0; i < basis.size(); i++) {
      if (falls(i, direction, unit) && Math.max(0, basis.level(i)) / direction[i] <= limit) {
        int variable = basis.variable(i);
        double weight =
            variable == columns.relaxation()
                ? Double.POSITIVE_INFINITY
                : stuck() ? 1.0 / (1 + variable) : direction[i] / columns.unit(variable);
        if (weight > most) {
          best = i;
          most = weight;
        }
      }
    }
    return best;
  }

  /** The shares of all vertices seen. */
  double[] shares() {
    basis.refactor();
    double[] shares = new double[columns.vertices().size()];
    for (int i = 0; i < basis.size(); i++) {
      if (basis.variable(i) > columns.relaxation()) {
        shares[basis.variable(i) - columns.vertex(0)] = Math.max(0, basis.level(i));
      }
    }
    return shares;
  }
}
