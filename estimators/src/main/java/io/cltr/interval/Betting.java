package io.cltr.interval;

import java.util.List;

/**
 * Betting bounds of a mean of n independent unit contributions z in [0, 1] (after scaling by the
 * known range): means against which a bettor would have grown rich are ruled out.
 *
 * <pre>
 * ln K_t(m) = Σ_b≤t Σ_u∈b λ_b (z_u − m) − k(λ_b m) λ_b² (z_u − m)²,     λ_b ≤ 1/(2m)
 * low = the m ≤ z̄ with max_t ln K_t(m) ≥ ln(1/α),   α = (1 − level)/2;   high likewise for 1 − z
 * λ_b = √(2 ln 40/(n v̂_b)),   k(c) = (−ln(1−c) − c)/c²
 * </pre>
 *
 * <p>v̂_b is the variance of the units of the buckets before b, shrunk towards ¼ as one unit would;
 * the order is that of bucket numbers, a hash of the unit. K_t lies below the capital Π(1 + λ(z −
 * m)) of Waudby-Smith and Ramdas, so that sums by bucket suffice; the capital never rises in m, so
 * every m that K rules out rules out all below it. Stakes do not depend on the level.
 *
 * <p>Holds for every n and distribution. Refused where {@link Hoeffding} is. Cost: at most some 200
 * passes over the buckets.
 */
public record Betting() implements Interval {
  private static final int STEPS = 64;
  private static final int HALVINGS = 32;

  @Override
  public String id() {
    return "betting";
  }

  @Override
  public String summary() {
    return "Finite-sample bounds of a mean: means that bets on the units rule out";
  }

  @Override
  public String source() {
    return "Waudby-Smith, Ramdas, JRSS-B 2023, theorem 3; Fan, Grama, Liu, EJP 2015 (sums suffice)";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    double log = Levels.logInverse(level);
    String method = Wording.method("betting, finite-sample", sample);
    String refusal = BoundedMean.refusal(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    BoundedMean bounded = BoundedMean.of(sample);
    List<Chunk> mirrored = bounded.chunks().stream().map(Chunk::reflected).toList();
    return bounded.bounds(
        lowest(bounded.chunks(), bounded.total(), log),
        1 - lowest(mirrored, bounded.total().reflected(), log),
        method);
  }

  /** The lower bound: an m that is ruled out below one that is not, looked for from z̄ down. */
  private static double lowest(List<Chunk> chunks, Chunk all, double log) {
    double[] stakes = stakes(chunks, all.units());
    double kept = all.sum() / all.units();
    double step = kept / STEPS;
    for (int i = 1; i <= STEPS; i++) {
      double m = i == STEPS ? 0 : kept - step;
      if (capital(chunks, stakes, m) >= log) {
        return boundary(chunks, stakes, log, m, kept);
      }
      kept = m;
    }
    return 0;
  }

  private static double boundary(
      List<Chunk> chunks, double[] stakes, double log, double ruledOut, double kept) {
    double low = ruledOut;
    double high = kept;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (capital(chunks, stakes, middle) >= log) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** λ_b before it is cut at 1/(2m). */
  private static double[] stakes(List<Chunk> chunks, long units) {
    double[] stakes = new double[chunks.size()];
    Chunk before = Chunk.NONE;
    for (int b = 0; b < stakes.length; b++) {
      stakes[b] = Math.sqrt(2 * Stakes.LOG / (units * before.guessedVariance()));
      before = before.plus(chunks.get(b));
    }
    return stakes;
  }

  /** max_t ln K_t(m). */
  private static double capital(List<Chunk> chunks, double[] stakes, double m) {
    double log = 0;
    double most = 0;
    for (int b = 0; b < stakes.length; b++) {
      Chunk chunk = chunks.get(b);
      double stake = Stakes.cut(stakes[b], m);
      log +=
          stake * (chunk.sum() - chunk.units() * m)
              - Stakes.penalty(stake * m) * stake * stake * chunk.around(m);
      most = Math.max(most, log);
    }
    return most;
  }
}
