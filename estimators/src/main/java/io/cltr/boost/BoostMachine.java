package io.cltr.boost;

import io.cltr.log.ConfigException;
import java.io.Serializable;

/**
 * Where trees are grown.
 *
 * @param documents most documents that one JVM takes, at least 1
 * @param workers what happens above that: with 1, whole lists are sampled by a hash of what they
 *     are, with a warning; with more, that many tasks of the cluster grow the same trees together,
 *     each on its lists
 * @param threads of each JVM or task, at least 1. More are faster only where as many cores are
 *     free: on a machine that is busy otherwise they wait for each other. The same numbers of
 *     workers and threads give the same bits
 */
public record BoostMachine(int documents, int workers, int threads) implements Serializable {

  /** Up to 4 million documents, one JVM, one thread. */
  public BoostMachine() {
    this(4_000_000, 1, 1);
  }

  /** Checks the ranges. */
  public BoostMachine {
    require("documents", documents);
    require("workers", workers);
    require("threads", threads);
  }

  private static void require(String key, int found) {
    if (found < 1) {
      throw new ConfigException(
          "machine.%s: found %d, allowed are integers from 1".formatted(key, found));
    }
  }
}
