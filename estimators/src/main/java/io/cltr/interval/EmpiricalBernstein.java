package io.cltr.interval;

/**
 * Empirical Bernstein bounds of a mean of n independent unit contributions in [low, high]:
 *
 * <pre>
 * x̄ ± √(2 s² ln(2/α)/n) + 7 (high − low) ln(2/α)/(3 (n − 1)),   α = (1 − level)/2
 * </pre>
 *
 * <p>s² is the sample variance. Shorter than {@link Hoeffding} where contributions vary far less
 * than their range allows, as weighted clicks do. What is refused is the same, and a single unit.
 * Cost: one pass over the buckets.
 */
public record EmpiricalBernstein() implements Interval {
  @Override
  public String id() {
    return "empirical-bernstein";
  }

  @Override
  public String summary() {
    return "Finite-sample bounds of a mean from its known range and its sample variance";
  }

  @Override
  public String source() {
    return "Maurer, Pontil, COLT 2009, theorem 4";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    double log = StrictMath.log(2) + Levels.logInverse(level);
    String method = Wording.method("empirical Bernstein, finite-sample", sample);
    String refusal = BoundedMean.refusal(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    BoundedMean bounded = BoundedMean.of(sample);
    Chunk all = bounded.total();
    if (all.units() < 2) {
      return Bounds.refused(method, "one unit has no variance; use hoeffding, or more days");
    }
    double mean = all.sum() / all.units();
    double variance = all.around(mean) / (all.units() - 1);
    double half = Math.sqrt(2 * variance * log / all.units()) + 7 * log / (3.0 * (all.units() - 1));
    return bounded.bounds(mean - half, mean + half, method);
  }
}
