package io.cltr.mixture;

import java.util.Arrays;
import java.util.List;

/**
 * The best mixture of points under linear constraints, where the points are the vertices of a
 * convex hull that only an oracle knows: max Σ_j w_j value_j − Σ_c price_c · violation_c, subject
 * to low_c ≤ Σ_j w_j rows_jc ≤ high_c, Σ w = 1, w ≥ 0. Rows of infinite price are hard; a finite
 * price is paid for each unit outside of the limits.
 *
 * <p>Column generation (Dantzig–Wolfe): a simplex over the vertices seen so far gives multipliers
 * of the rows, the oracle the best vertex at these multipliers; weak duality bounds what is left to
 * gain. A first phase lowers the largest violation t of a hard row. Where its least is above 0, no
 * mixture meets the hard rows; they are then moved apart by exactly t, and the utility is maximised
 * there. The oracle is asked halfway between the multipliers of the simplex and those of the best
 * bound, and at the former where that gained nothing: a third fewer calls on whole logs.
 *
 * <p>Errs by rounding only where the gap is reached; the gap is of the result as returned, also
 * after {@link Effort#calls}. A search that was stopped before the hard rows could be met returns
 * the mixture of least violation so far, and bounds its objective by the best vertex without rows.
 * Without limits the result is the best vertex. NaN in a vertex is refused.
 *
 * <p>Cost: the oracle's calls, for C rows mostly a few times C; each with some pivots of (2C+1)²
 * and a refactorisation of (2C+1)³. A function of its arguments: no randomness, no threads.
 *
 * <p>Source: Dantzig and Wolfe, Operations Research 8 (1960), 101–111; Bland, Mathematics of
 * Operations Research 2 (1977), 103–107, against cycling; Wentges, International Transactions in
 * Operational Research 4 (1997), 151–162, for multipliers between.
 */
public final class Mixtures<T> {
  private final RowLimit[] limits;
  private final Oracle<T> oracle;
  private final Effort effort;
  private final Columns<T> columns;
  private final Certificate certificate;

  private Mixtures(List<RowLimit> limits, Oracle<T> oracle, Effort effort) {
    this.limits = limits.toArray(RowLimit[]::new);
    this.oracle = oracle;
    this.effort = effort;
    columns = new Columns<>(this.limits);
    certificate = new Certificate(this.limits.length);
  }

  /** The optimum up to rounding. */
  public static <T> Mixture<T> of(List<RowLimit> limits, Oracle<T> oracle) {
    return of(limits, oracle, List.of());
  }

  /** The optimum up to rounding, from vertices that are known to be good. */
  public static <T> Mixture<T> of(List<RowLimit> limits, Oracle<T> oracle, List<Vertex<T>> start) {
    return of(limits, oracle, start, new Effort());
  }

  /**
   * The best mixture that {@code effort} finds.
   *
   * @param start vertices of the hull, such as those of an earlier result; may be empty
   */
  public static <T> Mixture<T> of(
      List<RowLimit> limits, Oracle<T> oracle, List<Vertex<T>> start, Effort effort) {
    return new Mixtures<>(limits, oracle, effort).solve(start);
  }

  private Mixture<T> solve(List<Vertex<T>> start) {
    Vertex<T> best = call(1, new double[limits.length]);
    certificate.proves(best.value(), new double[limits.length]);
    add(best);
    start.forEach(this::add);
    Simplex<T> simplex = new Simplex<>(columns, limits, 2 * columns.size() + 20);
    boolean known = feasible(simplex);
    double missed = simplex.relaxation();
    double relaxed = missed > Rounding.row(columns.rowScale()) ? missed : 0;
    if (known) {
      simplex.hold(relaxed);
      maximise(simplex, RowLimit.relaxed(limits, relaxed));
    }
    return Mixture.of(columns.vertices(), simplex.shares(), limits, relaxed, certificate);
  }

  private int add(Vertex<T> vertex) {
    if (Double.isNaN(vertex.value() + Rounding.dot(vertex.rows(), vertex.rows()))) {
      throw new IllegalArgumentException(
          "A vertex has a value or a row that is no number: " + vertex.what());
    }
    return columns.add(vertex);
  }

  private Vertex<T> call(double worth, double[] prices) {
    certificate.called();
    return oracle.best(worth, prices);
  }

  private boolean spent() {
    return certificate.steps() >= effort.calls();
  }

  /** Lowers the largest violation of a hard row; false where the calls ran out before. */
  private boolean feasible(Simplex<T> simplex) {
    double tolerance = Rounding.row(columns.rowScale());
    while (true) {
      simplex.improve(0);
      double relaxation = simplex.relaxation();
      if (relaxation <= tolerance) {
        return true;
      }
      if (spent()) {
        return false;
      }
      double[] duals = simplex.duals(0);
      double[] prices = columns.prices(duals);
      Vertex<T> vertex = call(0, prices);
      double least = least(prices, Rounding.dot(prices, vertex.rows()));
      boolean close = least > 0 && relaxation - least <= effort.tolerance() * columns.rowScale();
      if (close || !enters(simplex, vertex, 0, duals)) {
        return true;
      }
    }
  }

  /** A lower bound of the relaxation: rows that are best at these prices cannot be met by less. */
  private double least(double[] prices, double best) {
    double size = 0;
    for (double price : prices) {
      size += Math.abs(price);
    }
    return size == 0 ? 0 : -RowLimit.bound(limits, prices, best) / size;
  }

  /** Raises the objective; asks between the prices of the basis and those of the best bound. */
  private void maximise(Simplex<T> simplex, RowLimit[] held) {
    boolean between = true;
    while (true) {
      simplex.improve(1);
      double objective =
          Mixture.of(columns.vertices(), simplex.shares(), held, 0, certificate).objective();
      double enough = effort.tolerance() * columns.valueScale();
      if (certificate.bound() - objective <= enough || spent()) {
        return;
      }
      double[] duals = simplex.duals(1);
      double[] prices = columns.prices(duals);
      if (between) {
        prices = middle(prices, certificate.prices());
      }
      Vertex<T> vertex = call(1, prices);
      double best = vertex.value() + Rounding.dot(prices, vertex.rows());
      certificate.proves(RowLimit.bound(held, prices, best), prices);
      boolean entered = enters(simplex, vertex, 1, duals);
      if (!entered && !between) {
        return;
      }
      between = entered;
    }
  }

  private static double[] middle(double[] a, double[] b) {
    double[] middle = new double[a.length];
    Arrays.setAll(middle, c -> (a[c] + b[c]) / 2);
    return middle;
  }

  /** Takes a vertex in; false where it is known or gains nothing. */
  private boolean enters(Simplex<T> simplex, Vertex<T> vertex, double worth, double[] duals) {
    if (columns.has(vertex)) {
      return false;
    }
    int variable = add(vertex);
    if (simplex.gain(variable, worth, duals) == 0) {
      return false;
    }
    simplex.enter(variable);
    return true;
  }
}
