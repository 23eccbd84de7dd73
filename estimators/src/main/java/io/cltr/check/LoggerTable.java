package io.cltr.check;

import io.cltr.log.LoggerCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Impressions by logger and cell, per unit bucket, where they are enough for a test.
 *
 * <p>The {@value #MOST_LOGGERS} largest loggers with at least {@value #LEAST_IMPRESSIONS}
 * impressions. Cells in which the smallest of them would have fewer than {@value #LEAST_EXPECTED}
 * impressions are pooled; so are cells beyond those with the most impressions, such that there are
 * {@value #BUCKETS_PER_SUM} buckets for each difference that is tested.
 *
 * @param loggers their names
 * @param cells their names
 * @param rows by bucket: logger × cells.size() + cell
 */
record LoggerTable(List<String> loggers, List<String> cells, double[][] rows) {
  static final int MOST_LOGGERS = 8;
  static final long LEAST_IMPRESSIONS = 100;
  static final double LEAST_EXPECTED = 20;
  static final int BUCKETS_PER_SUM = 10;

  private static final String POOL = "all others";

  /** Empty where fewer than two loggers or cells are left. */
  static Optional<LoggerTable> of(LoggerCells counts) {
    int[] loggers = loggers(counts);
    if (loggers.length < 2) {
      return Optional.empty();
    }
    List<int[]> cells = cells(counts, loggers);
    if (cells.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new LoggerTable(
            Arrays.stream(loggers).mapToObj(j -> counts.loggers().get(j)).toList(),
            cells.stream().map(c -> c.length == 1 ? counts.cells().get(c[0]) : POOL).toList(),
            IntStream.range(0, counts.counts().length)
                .filter(b -> counts.counts()[b] != null)
                .mapToObj(b -> bucket(counts, b, loggers, cells))
                .toArray(double[][]::new)));
  }

  private static int[] loggers(LoggerCells counts) {
    double[] totals =
        IntStream.range(0, counts.loggers().size())
            .mapToDouble(
                j ->
                    IntStream.range(0, counts.cells().size())
                        .mapToDouble(g -> counts.total(j, g))
                        .sum())
            .toArray();
    return IntStream.range(0, totals.length)
        .filter(j -> totals[j] >= LEAST_IMPRESSIONS)
        .boxed()
        .sorted(Comparator.comparing((Integer j) -> -totals[j]).thenComparing(j -> j))
        .limit(MOST_LOGGERS)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Groups of cells: single ones, those with the most impressions first, and the pool. */
  private static List<int[]> cells(LoggerCells counts, int[] loggers) {
    long buckets = Arrays.stream(counts.counts()).filter(Objects::nonNull).count();
    double[] totals = new double[counts.cells().size()];
    double[] ofLogger = new double[loggers.length];
    for (int g = 0; g < totals.length; g++) {
      for (int j = 0; j < loggers.length; j++) {
        double n = counts.total(loggers[j], g);
        totals[g] += n;
        ofLogger[j] += n;
      }
    }
    double smallest = Arrays.stream(ofLogger).min().orElseThrow() / Arrays.stream(ofLogger).sum();
    long most = buckets / BUCKETS_PER_SUM / (loggers.length - 1);
    int[] kept =
        IntStream.range(0, totals.length)
            .filter(g -> totals[g] * smallest >= LEAST_EXPECTED)
            .boxed()
            .sorted(Comparator.comparing((Integer g) -> -totals[g]).thenComparing(g -> g))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> cells = new ArrayList<>();
    for (int g : kept) {
      cells.add(new int[] {g});
    }
    int[] rest =
        IntStream.range(0, totals.length)
            .filter(g -> totals[g] > 0 && IntStream.of(kept).noneMatch(k -> k == g))
            .toArray();
    if (IntStream.of(rest).mapToDouble(g -> totals[g]).sum() * smallest >= LEAST_EXPECTED) {
      cells.add(rest);
    }
    return cells;
  }

  private static double[] bucket(LoggerCells counts, int bucket, int[] loggers, List<int[]> cells) {
    double[] row = new double[loggers.length * cells.size()];
    for (int j = 0; j < loggers.length; j++) {
      for (int g = 0; g < cells.size(); g++) {
        for (int cell : cells.get(g)) {
          row[j * cells.size() + g] += counts.at(bucket, loggers[j], cell);
        }
      }
    }
    return row;
  }

  /** N. */
  double impressions() {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).sum();
  }

  /** N_jg. */
  double count(int logger, int cell) {
    return Arrays.stream(rows).mapToDouble(row -> row[logger * cells.size() + cell]).sum();
  }

  /** p_j. */
  double[] loggerShares() {
    double[] shares = new double[loggers.size()];
    for (double[] row : rows) {
      add(shares, byLogger(row));
    }
    return scaled(shares);
  }

  /** q_g. */
  double[] cellShares() {
    double[] shares = new double[cells.size()];
    for (double[] row : rows) {
      add(shares, byCell(row));
    }
    return scaled(shares);
  }

  /** ψ_bjg by bucket, shaped as {@link #rows}. */
  double[][] differences() {
    double[] p = loggerShares();
    double[] q = cellShares();
    double[][] psi = new double[rows.length][];
    for (int b = 0; b < rows.length; b++) {
      double[] ofLogger = byLogger(rows[b]);
      double[] ofCell = byCell(rows[b]);
      double n = Arrays.stream(rows[b]).sum();
      psi[b] = rows[b].clone();
      for (int i = 0; i < psi[b].length; i++) {
        int j = i / cells.size();
        int g = i % cells.size();
        psi[b][i] += p[j] * q[g] * n - p[j] * ofCell[g] - q[g] * ofLogger[j];
      }
    }
    return psi;
  }

  private double[] byLogger(double[] row) {
    double[] sums = new double[loggers.size()];
    for (int i = 0; i < row.length; i++) {
      sums[i / cells.size()] += row[i];
    }
    return sums;
  }

  private double[] byCell(double[] row) {
    double[] sums = new double[cells.size()];
    for (int i = 0; i < row.length; i++) {
      sums[i % cells.size()] += row[i];
    }
    return sums;
  }

  private static void add(double[] into, double[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
  }

  private static double[] scaled(double[] counts) {
    double sum = Arrays.stream(counts).sum();
    return Arrays.stream(counts).map(n -> n / sum).toArray();
  }
}
