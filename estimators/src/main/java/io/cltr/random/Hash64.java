package io.cltr.random;

import java.nio.charset.StandardCharsets;

/**
 * The one hash of cltr: 64 bits over the UTF-8 bytes of an id, salted by purpose.
 *
 * <p>Version 1: FNV-1a over the bytes, started at its offset basis xor {@link #mix}(salt), finished
 * by {@link #mix}. Buckets, splits and keyed draws of every published artefact depend on it, so a
 * change of a single bit is a new {@link #VERSION}. Not cryptographic.
 */
public final class Hash64 {
  /** Version of the function, written to every manifest. */
  public static final int VERSION = 1;

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Hash64() {}

  /** The hash of {@code id} for the purpose that {@code salt} names. */
  public static long of(String id, long salt) {
    long h = FNV_OFFSET ^ mix(salt);
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      h = (h ^ (b & 0xff)) * FNV_PRIME;
    }
    return mix(h);
  }

  /** The hash of {@code id} without a purpose of its own (salt 0). */
  public static long of(String id) {
    return of(id, 0);
  }

  /** {@code hash} as a uniform number in [0, 1). */
  public static double unitInterval(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }

  /** The 64-bit finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): a bijection. */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
