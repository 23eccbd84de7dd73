package io.cltr.value.sum;

import io.cltr.interval.ParetoTail;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What the weights of units tell of a value: their effective number, the largest, the tail, and
 * whether they add up to what they should. State: a few numbers and {@link TopWeights} by cell.
 */
public final class UnitWeights implements Serializable {
  private final int cells;
  private final double[] sums;
  private final double[] squares;
  private final double[] largest;
  private final double[] wanted;

  /** Σ D², Σ D a_0 by cell, with D = used − wanted weight of a unit. */
  private final double[] offSquares;

  private final double[] offWeighted;
  private double nSquares;
  private final TopWeights[] tails;

  UnitWeights(int cells) {
    this.cells = cells;
    sums = new double[cells];
    squares = new double[cells];
    largest = new double[cells];
    wanted = new double[cells];
    offSquares = new double[cells];
    offWeighted = new double[cells];
    tails = new TopWeights[cells];
    Arrays.setAll(tails, c -> new TopWeights());
  }

  void close(double n, double[] used, double[] shouldUse) {
    nSquares += n * n;
    CellLayout.plus(wanted, shouldUse);
    for (int c = 0; c < cells; c++) {
      double w = used[c];
      double off = w - shouldUse[c];
      sums[c] += w;
      squares[c] += w * w;
      largest[c] = Math.max(largest[c], w);
      offSquares[c] += off * off;
      offWeighted[c] += off * n;
      tails[c].add(w);
    }
  }

  void merge(UnitWeights from) {
    nSquares += from.nSquares;
    CellLayout.plus(wanted, from.wanted);
    CellLayout.plus(sums, from.sums);
    CellLayout.plus(squares, from.squares);
    CellLayout.plus(offSquares, from.offSquares);
    CellLayout.plus(offWeighted, from.offWeighted);
    for (int c = 0; c < cells; c++) {
      largest[c] = Math.max(largest[c], from.largest[c]);
      tails[c].merge(from.tails[c]);
    }
  }

  /** Effective number of units: (Σw)²/Σw²; 0 where no weight was used. */
  public double effectiveUnits(int cell) {
    return sums[cell] == 0 ? 0 : sums[cell] * sums[cell] / squares[cell];
  }

  /** The largest unit's share of all weight; 0 where no weight was used. */
  public double largestShare(int cell) {
    return sums[cell] == 0 ? 0 : largest[cell] / sums[cell];
  }

  /** k̂ of the tail of {@code units} weights; NaN where it means nothing. */
  public double paretoShape(int cell, long units) {
    long told = TopWeights.tellable(units);
    double[] largest = tails[cell].rising();
    int needed = Math.max(largest.length, ParetoTail.needed(told));
    double[] padded = new double[needed];
    System.arraycopy(largest, 0, padded, needed - largest.length, largest.length);
    return ParetoTail.shape(padded, told).orElse(Double.NaN);
  }

  /** Used over wanted weight; 1 where the weights add up. */
  public double balance(int cell) {
    double should = wanted[cell];
    return should == 0 ? 1 : sums[cell] / should;
  }

  /** Standard error of {@link #balance}, by unit. */
  public double balanceError(int cell, double n) {
    return wanted[cell] == 0 ? 0 : error(cell, n) / wanted[cell];
  }

  private double error(int cell, double n) {
    double mean = (sums[cell] - wanted[cell]) / n;
    double variance = offSquares[cell] - 2 * mean * offWeighted[cell] + mean * mean * nSquares;
    return Math.sqrt(Math.max(0, variance));
  }

  /** Whether the used weight is further than so many standard errors from the wanted one. */
  public boolean offBalance(int cell, double n, double far, double rounding) {
    double should = wanted[cell];
    return Math.abs(sums[cell] - should) > far * error(cell, n) + rounding * should;
  }
}
