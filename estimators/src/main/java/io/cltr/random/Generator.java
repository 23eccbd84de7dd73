package io.cltr.random;

/**
 * The one random generator of cltr: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), splittable by
 * name. The stream depends on the seed and the names alone, never on threads, partitions or time.
 *
 * <p>Transcendental functions go through {@link StrictMath}: equal bits on every machine.
 */
public final class Generator {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private final long seed;
  private long state;

  /** A generator whose stream is a function of {@code seed}. */
  public Generator(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /** An independent generator for {@code purpose}; does not depend on what was drawn before. */
  public Generator split(String purpose) {
    return new Generator(Hash64.of(purpose, seed));
  }

  /** An independent generator for the {@code index}-th part of this one's purpose. */
  public Generator split(long index) {
    return new Generator(Hash64.mix(Hash64.mix(seed + GAMMA) ^ (index * GAMMA)));
  }

  /** 64 uniform bits. */
  public long nextLong() {
    state += GAMMA;
    return Hash64.mix(state);
  }

  /** Uniform in [0, 1), 53 bits. */
  public double nextDouble() {
    return Hash64.unitInterval(nextLong());
  }

  /** Uniform in 0..bound−1, without modulo bias. */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, found " + bound);
    }
    long limit = (1L << 31) - ((1L << 31) % bound);
    long bits;
    do {
      bits = nextLong() >>> 33;
    } while (bits >= limit);
    return (int) (bits % bound);
  }

  /** True with probability {@code p}. */
  public boolean nextBoolean(double p) {
    return nextDouble() < p;
  }

  /** Standard normal (Marsaglia's polar method; one of each pair is used). */
  public double nextGaussian() {
    while (true) {
      double a = 2 * nextDouble() - 1;
      double b = 2 * nextDouble() - 1;
      double s = a * a + b * b;
      if (s > 0 && s < 1) {
        return a * Math.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Standard Gumbel: −ln(−ln U) with U in (0, 1). */
  public double nextGumbel() {
    double u;
    do {
      u = nextDouble();
    } while (u == 0);
    return -StrictMath.log(-StrictMath.log(u));
  }

  /** Shuffles the first {@code count} entries of {@code values} uniformly (Fisher–Yates). */
  public void shuffle(int[] values, int count) {
    for (int i = count - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
