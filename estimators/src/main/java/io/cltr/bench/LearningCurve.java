package io.cltr.bench;

import java.util.List;

/**
 * Mean worth by size of the log, and at which size it first reaches a target, by straight lines
 * over the logarithm of the size between neighbouring sizes.
 *
 * @param sizes increasing, above 0
 * @param worth at each; NaN where there is none
 */
public record LearningCurve(List<Long> sizes, List<Double> worth) {

  /** Copies the lists. */
  public LearningCurve {
    sizes = List.copyOf(sizes);
    worth = List.copyOf(worth);
  }

  /** The curve of one method's cells, in the order of their sizes. */
  public static LearningCurve of(List<OutcomeCell> cells) {
    return new LearningCurve(
        cells.stream().map(OutcomeCell::size).toList(),
        cells.stream().map(cell -> cell.worth().mean()).toList());
  }

  /**
   * The size at which the curve first reaches {@code target}: 0 where it lies above from the
   * smallest size on, +∞ where it never does.
   */
  public double sizeFor(double target) {
    for (int i = 0; i < sizes.size(); i++) {
      if (worth.get(i) >= target) {
        return i == 0 ? atFirst(target) : between(i, target);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private double atFirst(double target) {
    return worth.get(0) == target ? sizes.get(0) : 0;
  }

  private double between(int i, double target) {
    double before = worth.get(i - 1);
    double share = Double.isNaN(before) ? 1 : (target - before) / (worth.get(i) - before);
    double low = StrictMath.log((double) sizes.get(i - 1));
    double high = StrictMath.log((double) sizes.get(i));
    return share == 1 ? sizes.get(i) : StrictMath.exp(low + share * (high - low));
  }
}
