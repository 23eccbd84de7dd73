package io.cltr.selection;

import io.cltr.log.ConfigException;
import io.cltr.log.Units;
import java.io.Serializable;

/**
 * Queries that no ranker is trained on or chosen by, so that its value on them says what it is
 * worth for queries that it will meet for the first time.
 *
 * @param share of the queries, in [0, 1)
 * @param seed of the choice, a function of a query's id
 */
public record HeldOutQueries(double share, long seed) implements Serializable {
  private static final long SALT = 0x71756572696573L;

  /** Checks the range. */
  public HeldOutQueries {
    if (!(share >= 0 && share < 1)) {
      throw new ConfigException(
          "training.heldOutQueries: found %s, allowed is a share in [0, 1)".formatted(share));
    }
  }

  /** Whether {@code query} is held out. */
  public boolean holds(String query) {
    return Units.splitPoint(query, seed ^ SALT) < share;
  }
}
