package io.cltr.interval;

/**
 * An interval, or why there is none.
 *
 * @param standardError of the value; NaN for kinds that have none
 * @param low lower end; NaN where refused
 * @param high upper end; NaN where refused
 * @param method how it was computed, as reports say it
 * @param refusal why the kind does not hold here; "" where it does
 */
public record Bounds(double standardError, double low, double high, String method, String refusal) {

  /** No interval, and the reason. */
  public static Bounds refused(String method, String refusal) {
    return new Bounds(Double.NaN, Double.NaN, Double.NaN, method, refusal);
  }

  /** {@code estimate} ± {@code quantile} standard errors; of no width where the error is 0. */
  public static Bounds symmetric(
      double estimate, double standardError, double quantile, String method) {
    double half = standardError == 0 ? 0 : quantile * standardError;
    return new Bounds(standardError, estimate - half, estimate + half, method, "");
  }

  /** From the lower of both low ends to the higher of both high ends; these if the other fails. */
  public Bounds spanning(Bounds other) {
    return other.holds()
        ? new Bounds(
            Math.max(standardError, other.standardError),
            Math.min(low, other.low),
            Math.max(high, other.high),
            method,
            "")
        : this;
  }

  /** Whether there are bounds. */
  public boolean holds() {
    return refusal.isEmpty();
  }
}
