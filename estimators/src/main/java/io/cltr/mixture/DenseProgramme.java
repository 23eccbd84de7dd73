package io.cltr.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * The programme of a list over the matrix of rank probabilities P(d at k), by a general simplex:
 * the reference for {@link ListProgramme} on short lists. Every document is somewhere and every
 * weighted rank is filled; ranks without weight share what is left. {@link BirkhoffDecomposition}
 * draws from the matrix.
 *
 * <p>Cost: nK variables and n + K equations by dense tableaux, O((n+K) n K) a pivot; milliseconds
 * at 10 documents, minutes at 100. Errs by some 1e-9, the solver's tolerances.
 *
 * <p>Source: Singh and Joachims, KDD 2018 (equation 8 and the constraints of section 4).
 *
 * @param probabilities n × n, documents by ranks, doubly stochastic
 * @param value expected utility
 * @param objective value less penalties
 * @param violation the least possible largest violation of a hard row
 */
public record DenseProgramme(
    double[][] probabilities, double value, double objective, double violation) {
  private static final double EPSILON = 1e-9;
  private static final double CUT_OFF = 1e-10;
  private static final double FEASIBLE = 1e-10;

  /** The optimum. */
  public static DenseProgramme solve(ListProgramme programme) {
    boolean hard = programme.limits().stream().anyMatch(RowLimit::hard);
    double violation = hard ? Math.max(0, -new Model(programme, -1).solve(0)[0]) : 0;
    if (violation <= FEASIBLE) {
      return feasible(programme);
    }
    return read(programme, new Model(programme, violation + FEASIBLE).solve(1), violation);
  }

  /** The optimum of a programme whose hard rows can be met. */
  static DenseProgramme feasible(ListProgramme programme) {
    return read(programme, new Model(programme, 0).solve(1), 0);
  }

  private static DenseProgramme read(ListProgramme programme, double[] solution, double violation) {
    int n = programme.documents();
    int ranks = programme.ranks();
    double[][] matrix = new double[n][n];
    double value = 0;
    for (int d = 0; d < n; d++) {
      double left = 1;
      for (int k = 0; k < ranks; k++) {
        matrix[d][k] = Math.max(0, solution[1 + d * ranks + k]);
        left -= matrix[d][k];
        value += matrix[d][k] * programme.worth(1, new double[0], d, k);
      }
      for (int k = ranks; k < n; k++) {
        matrix[d][k] = Math.max(0, left) / (n - ranks);
      }
    }
    return new DenseProgramme(matrix, value, solution[0], violation);
  }

  /** The linear programme; a negative {@code held} makes the violation of hard rows a variable. */
  private record Model(ListProgramme programme, double held) {

    /** The optimum, then the matrix by documents. */
    double[] solve(double value) {
      int n = programme.documents();
      int ranks = programme.ranks();
      int cells = n * ranks;
      int width = cells + 1 + 2 * programme.rows().size();
      List<LinearConstraint> constraints = new ArrayList<>();
      for (int d = 0; d < n; d++) {
        int from = d * ranks;
        constraints.add(
            sum(
                width,
                IntStream.range(from, from + ranks),
                ranks == n ? Relationship.EQ : Relationship.LEQ));
      }
      for (int k = 0; k < ranks; k++) {
        int rank = k;
        constraints.add(
            sum(width, IntStream.range(0, n).map(d -> d * ranks + rank), Relationship.EQ));
      }
      double[] gains = new double[width];
      for (int i = 0; i < cells; i++) {
        gains[i] = programme.worth(value, new double[0], i / ranks, i % ranks);
      }
      gains[cells] = held < 0 ? -1 : 0;
      for (int c = 0; c < programme.rows().size(); c++) {
        RowLimit limit = programme.limits().get(c);
        int below = cells + 1 + 2 * c;
        gains[below] = limit.hard() ? 0 : -value * limit.price();
        gains[below + 1] = gains[below];
        add(constraints, c, cells, width);
      }
      double[] point =
          new SimplexSolver(EPSILON, 10, CUT_OFF)
              .optimize(
                  new MaxIter(1_000_000),
                  new LinearObjectiveFunction(gains, 0),
                  new LinearConstraintSet(constraints),
                  GoalType.MAXIMIZE,
                  new NonNegativeConstraint(true))
              .getPoint();
      double[] solution = new double[cells + 1];
      solution[0] = Rounding.dot(gains, point);
      System.arraycopy(point, 0, solution, 1, cells);
      return solution;
    }

    private void add(List<LinearConstraint> constraints, int c, int cells, int width) {
      ListRow row = programme.rows().get(c);
      RowLimit limit = limit(row);
      double[] unit = new double[programme.rows().size()];
      unit[c] = 1;
      double[] low = new double[width];
      for (int i = 0; i < cells; i++) {
        low[i] = programme.worth(0, unit, i / programme.ranks(), i % programme.ranks());
      }
      double[] high = low.clone();
      int slack = limit.hard() ? cells : cells + 1 + 2 * c;
      boolean slackens = !limit.hard() || held < 0;
      low[slack] += slackens ? 1 : 0;
      high[limit.hard() ? cells : slack + 1] -= slackens ? 1 : 0;
      if (limit.low() > Double.NEGATIVE_INFINITY) {
        constraints.add(new LinearConstraint(low, Relationship.GEQ, limit.low()));
      }
      if (limit.high() < Double.POSITIVE_INFINITY) {
        constraints.add(new LinearConstraint(high, Relationship.LEQ, limit.high()));
      }
    }

    private RowLimit limit(ListRow row) {
      return row.limit().relaxed(Math.max(0, held));
    }

    private static LinearConstraint sum(int width, IntStream cells, Relationship relationship) {
      double[] ones = new double[width];
      cells.forEach(i -> ones[i] = 1);
      return new LinearConstraint(ones, relationship, 1);
    }
  }

  /** The expected row of each constraint. */
  public double[] rows(ListProgramme programme) {
    double[] rows = new double[programme.rows().size()];
    Arrays.setAll(rows, c -> row(programme, c));
    return rows;
  }

  private double row(ListProgramme programme, int c) {
    double[] unit = new double[programme.rows().size()];
    unit[c] = 1;
    double sum = 0;
    for (int d = 0; d < programme.documents(); d++) {
      for (int k = 0; k < programme.ranks(); k++) {
        sum += probabilities[d][k] * programme.worth(0, unit, d, k);
      }
    }
    return sum;
  }
}
