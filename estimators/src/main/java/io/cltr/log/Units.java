package io.cltr.log;

import io.cltr.random.Hash64;

/**
 * Units of resampling, splitting and clustering: a user, else a session, else a query; one kind per
 * log. Buckets and splits are functions of the unit's id, so a unit never straddles either.
 */
public final class Units {
  /** Number of unit buckets of a log. */
  public static final int BUCKETS = 1024;

  private static final long BUCKET_SALT = 0x6275636b6574L;
  private static final long SPLIT_SALT = 0x73706c6974L;

  private Units() {}

  /** The bucket of {@code unit}, in 0..{@link #BUCKETS}−1. */
  public static int bucket(String unit) {
    return (int) Long.remainderUnsigned(Hash64.of(unit, BUCKET_SALT), BUCKETS);
  }

  /** Where {@code unit} falls in [0, 1) for splits; independent of its bucket. */
  public static double splitPoint(String unit, long seed) {
    return Hash64.unitInterval(Hash64.of(unit, SPLIT_SALT ^ Hash64.mix(seed)));
  }
}
