package io.cltr.policy;

import io.cltr.random.Hash64;

/**
 * Who sees a ranking, such as a user or a session, as the key of {@link Policy#draw}: the same id
 * gives the same key everywhere, different ones give draws that are as good as independent.
 */
public final class DrawKey {
  private static final long SALT = 0x64726177L;

  private DrawKey() {}

  /** The key of {@code id}; "" is an id like any other. */
  public static long of(String id) {
    return Hash64.of(id, SALT);
  }
}
