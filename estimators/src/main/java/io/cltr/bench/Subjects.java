package io.cltr.bench;

import io.cltr.method.Method;
import java.util.List;

/**
 * Methods of one family that are compared with each other, as configurations name them. They share
 * what they can, such as one pass over each log.
 */
public interface Subjects extends Method {
  /** Names of the worlds whose logs they are run on; empty for all. */
  List<String> worlds();

  /**
   * The methods, ready for logs of {@code site}.
   *
   * @param level of their intervals
   * @param seed of what they draw beyond the log
   * @throws io.cltr.log.ConfigException where they cannot be run on such logs
   */
  Panel on(Site site, double level, long seed);
}
