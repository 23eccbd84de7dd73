package io.cltr.mixture;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * Median milliseconds for one list under demographic parity (slack .01), beside two general solvers on
 * the programme over the matrix of rank probabilities: those of Commons Math and of ojAlgo. All solve the
 * same lists, and the largest difference of an objective is printed beside the time; a solver that takes more than {@code cltr.bench.seconds} for a list is given up.
 */
class ExposureBench {
  private static final int LISTS = Integer.getInteger("cltr.bench.lists", 201);
  private static final int SECONDS = Integer.getInteger("cltr.bench.seconds", 600);
  private static final double SLACK = .01;

  /** A way to solve lists, and how many of them it gets. */
  private record Solver(String name, int lists, ToDoubleFunction<ListProgramme> objective) {}

  @Test
  void besideGeneralSolvers() {
    System.out.printf(
        "%-10s %5s %7s %-14s %6s %12s %9s %12s%n",
        "oracle", "n", "groups", "solver", "lists", "median ms", "ratio", "difference");
    for (boolean sorted : new boolean[] {true, false}) {
      for (int documents : new int[] {20, 100}) {
        for (int groups : new int[] {2, 3}) {
          compare(sorted, documents, groups);
        }
      }
    }
  }

  private static void compare(boolean sorted, int documents, int groups) {
    int few = documents > 50 ? 1 : 21;
    List<Solver> solvers =
        List.of(
            new Solver("cltr", LISTS, programme -> programme.solve().objective()),
            new Solver("ojAlgo", documents > 50 ? 3 : 21, ExposureBench::ojAlgo),
            new Solver(
                "Commons Math", few, programme -> DenseProgramme.feasible(programme).objective()));
    List<ListProgramme> lists = new ArrayList<>();
    for (int index = 0; index < LISTS; index++) {
      lists.add(list(new Generator(1).split(index), documents, groups, sorted));
    }
    for (int round = 0; round < 10; round++) {
      lists.forEach(ListProgramme::solve);
    }
    double own = 0;
    for (Solver solver : solvers) {
      if (documents < 50) {
        lists.stream().limit(40).forEach(list -> Took.limited(solver, list));
      }
      List<Took> took =
          lists.stream().limit(solver.lists()).map(list -> Took.limited(solver, list)).toList();
      double median =
          took.stream().mapToDouble(Took::milliseconds).sorted().toArray()[took.size() / 2];
      own = own == 0 ? median : own;
      System.out.printf(
          Locale.ROOT,
          "%-10s %5d %7d %-14s %6d %12.3f %9.0f %12.1e%n",
          sorted ? "sort" : "assignment",
          documents,
          groups,
          solver.name(),
          solver.lists(),
          median,
          median / own,
          took.stream().mapToDouble(Took::difference).max().getAsDouble());
    }
  }

  /** What a list took, and how far its objective is off that of the first solver. */
  private record Took(double milliseconds, double difference) {
    static Took of(Solver solver, ListProgramme list) {
      double expected = list.solve().objective();
      long started = System.nanoTime();
      double found = solver.objective().applyAsDouble(list);
      return new Took((System.nanoTime() - started) / 1e6, Math.abs(found - expected));
    }

    /** ∞ where it takes too long; such a task is left to a thread that ends with the JVM. */
    static Took limited(Solver solver, ListProgramme list) {
      FutureTask<Took> task = new FutureTask<>(() -> of(solver, list));
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      thread.start();
      try {
        return task.get(SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        return new Took(Double.POSITIVE_INFINITY, Double.NaN);
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static ListProgramme list(Generator random, int documents, int groups, boolean sorted) {
    double[] utility = new double[documents];
    double[] theta = new double[documents];
    double[] dcg = new double[documents];
    int[] groupOf = new int[documents];
    int[] sizes = new int[groups];
    for (int d = 0; d < documents; d++) {
      groupOf[d] = d < groups ? d : random.nextInt(groups);
      sizes[groupOf[d]]++;
      utility[d] = random.nextDouble() / (1 + .5 * groupOf[d]);
      theta[d] = 1.0 / (1 + d);
      dcg[d] = StrictMath.log(2) / StrictMath.log(2.0 + d);
    }
    List<ListRow> rows = new ArrayList<>();
    for (int a = 0; a < groups; a++) {
      for (int b = a + 1; b < groups; b++) {
        double[] coefficients = new double[documents];
        for (int d = 0; d < documents; d++) {
          double sign = groupOf[d] == a ? 1 : groupOf[d] == b ? -1 : 0;
          coefficients[d] = sign / sizes[groupOf[d]];
        }
        rows.add(
            new ListRow(
                a + " against " + b, coefficients, theta, -SLACK, SLACK, Double.POSITIVE_INFINITY));
      }
    }
    return new ListProgramme(utility, sorted ? theta : dcg, rows);
  }

  private static double ojAlgo(ListProgramme programme) {
    int n = programme.documents();
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Variable[][] cells = new Variable[n][n];
    Expression[] ranks = new Expression[n];
    for (int k = 0; k < n; k++) {
      ranks[k] = model.newExpression("rank " + k).level(1);
    }
    Expression[] rows = new Expression[programme.rows().size()];
    for (int c = 0; c < rows.length; c++) {
      ListRow row = programme.rows().get(c);
      rows[c] = model.newExpression(row.name()).lower(row.low()).upper(row.high());
    }
    for (int d = 0; d < n; d++) {
      Expression document = model.newExpression("document " + d).level(1);
      for (int k = 0; k < n; k++) {
        double worth = programme.utility()[d] * programme.utilityWeights()[k];
        cells[d][k] = model.newVariable(d + " at " + k).lower(0).weight(worth);
        document.set(cells[d][k], 1);
        ranks[k].set(cells[d][k], 1);
        for (int c = 0; c < rows.length; c++) {
          ListRow row = programme.rows().get(c);
          rows[c].set(cells[d][k], row.coefficients()[d] * row.rankWeights()[k]);
        }
      }
    }
    return model.maximise().getValue();
  }
}
