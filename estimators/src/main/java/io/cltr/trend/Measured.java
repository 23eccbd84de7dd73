package io.cltr.trend;

/**
 * An estimate; both NaN where there is none.
 *
 * @param standardError 0 for what is known
 */
public record Measured(double value, double standardError) {
  /** What was not estimated. */
  public static final Measured NONE = new Measured(Double.NaN, Double.NaN);

  /** Whether the estimate and its error are numbers. */
  public boolean known() {
    return Double.isFinite(value) && Double.isFinite(standardError);
  }
}
