package io.cltr.interval;

/**
 * Hoeffding's bounds of a mean of n independent unit contributions in [low, high]:
 *
 * <pre>
 * x̄ ± (high − low) √(ln(1/α)/(2n)),   α = (1 − level)/2
 * </pre>
 *
 * <p>They hold for every n, whatever the distribution, and use nothing of it but its range, which
 * must be known beforehand: the largest contribution of the sample is not one.
 *
 * <p>Refused, as all finite-sample kinds: a value that is not a mean, or of units of different
 * weight (a ratio); propensities from the same units (two stages); a drawn target; an unknown
 * range, or one that the sums contradict. Cost: one pass over the buckets.
 */
public record Hoeffding() implements Interval {
  @Override
  public String id() {
    return "hoeffding";
  }

  @Override
  public String summary() {
    return "Finite-sample bounds of a mean from its known range";
  }

  @Override
  public String source() {
    return "Hoeffding, JASA 1963, theorem 2";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    double log = Levels.logInverse(level);
    String method = Wording.method("Hoeffding, finite-sample", sample);
    String refusal = BoundedMean.refusal(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    BoundedMean bounded = BoundedMean.of(sample);
    Chunk all = bounded.total();
    double mean = all.sum() / all.units();
    double half = Math.sqrt(log / (2 * all.units()));
    return bounded.bounds(mean - half, mean + half, method);
  }
}
