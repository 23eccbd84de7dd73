package io.cltr.check;

import io.cltr.log.LoggerCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether all loggers serve the same mix of cells (queries, days): a test of independence whose
 * counts are clustered by unit.
 *
 * <p>With N_bjg the impressions of logger j in cell g and unit bucket b, and p_j and q_g the shares
 * of logger and cell over all N impressions, the difference D_jg = N_jg − N p_j q_g is the sum over
 * buckets of ψ_bjg = N_bjg − p_j N_b·g − q_g N_bj· + p_j q_g N_b··, its linearisation. Two
 * questions share the level, so p is twice the smaller of their probabilities: whether all D are
 * zero ({@link Buckets#jointly}), and whether the clearest is, by its t times the number of
 * differences (Bonferroni). The variance of a single D is never taken to be less than that of
 * independent impressions, N p_j (1 − p_j) q_g (1 − q_g): where a count is low by chance, so is its
 * spread.
 *
 * <p>Assumes independent units. {@link LoggerTable} says what is left out and pooled. Cost: buckets
 * × (loggers × cells)².
 *
 * @param p the probability of so large a difference where there is none
 * @param deviations by logger and cell, the clearest first
 */
public record LoggerBalance(double p, List<Deviation> deviations) {
  private static final int EXAMPLES = 3;

  /**
   * A logger made {@code share} of the impressions in a cell, and {@code usual} of all.
   *
   * @param p of the t of this difference alone, times the number of differences
   */
  public record Deviation(
      String logger, String cell, long impressions, double share, double usual, double p) {
    String text() {
      return Wording.of(
          "%s: logger '%s' made %s of %s, %s of all",
          cell,
          logger,
          Wording.percent(share),
          Wording.count(impressions, "impression"),
          Wording.percent(usual));
    }
  }

  /** Nothing to tell. */
  private static final LoggerBalance NONE = new LoggerBalance(1, List.of());

  /** Tests {@code counts}; p = 1 where fewer than two loggers or cells have enough impressions. */
  public static LoggerBalance of(LoggerCells counts) {
    return LoggerTable.of(counts).map(LoggerBalance::test).orElse(NONE);
  }

  private static LoggerBalance test(LoggerTable table) {
    double n = table.impressions();
    double[] p = table.loggerShares();
    double[] q = table.cellShares();
    double[][] psi = table.differences();
    int loggers = p.length;
    int cells = q.length;
    int tests = cells * (loggers == 2 ? 1 : loggers);
    List<Deviation> deviations = new ArrayList<>();
    for (int j = 0; j < loggers; j++) {
      for (int g = 0; g < cells; g++) {
        int i = j * cells + g;
        double[] column = Arrays.stream(psi).mapToDouble(row -> row[i]).toArray();
        double independent = n * p[j] * (1 - p[j]) * q[g] * (1 - q[g]);
        double t = Buckets.t(column, independent);
        deviations.add(
            new Deviation(
                table.loggers().get(j),
                table.cells().get(g),
                Math.round(n * q[g]),
                table.count(j, g) / (n * q[g]),
                p[j],
                tests * Buckets.twoSided(t, psi.length)));
      }
    }
    deviations.sort(Comparator.comparing(Deviation::p));
    double largest = deviations.get(0).p();
    double joint =
        Buckets.jointly(
            Arrays.stream(psi).map(row -> free(row, loggers, cells)).toArray(double[][]::new));
    return new LoggerBalance(Math.min(1, 2 * Math.min(joint, largest)), deviations);
  }

  /** The sums that determine the others: those of all loggers and cells but the first. */
  private static double[] free(double[] row, int loggers, int cells) {
    double[] free = new double[(loggers - 1) * (cells - 1)];
    for (int j = 1; j < loggers; j++) {
      System.arraycopy(row, j * cells + 1, free, (j - 1) * (cells - 1), cells - 1);
    }
    return free;
  }

  /** Cells that differ by themselves; 1 where only all together do. */
  long count(double alpha) {
    return Math.max(
        1,
        deviations.stream().filter(d -> 2 * d.p() < alpha).map(Deviation::cell).distinct().count());
  }

  /** The clearest differences, one per cell. */
  public List<String> examples() {
    Set<String> cells = new HashSet<>();
    return deviations.stream()
        .filter(d -> cells.add(d.cell()))
        .limit(EXAMPLES)
        .map(Deviation::text)
        .toList();
  }
}
