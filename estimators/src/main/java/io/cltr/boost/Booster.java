package io.cltr.boost;

import io.cltr.log.ConfigException;
import java.util.Iterator;
import java.util.ServiceLoader;

/** A library that grows boosted trees; {@code META-INF/services} names it. */
public interface Booster {
  /** What it is called, for messages. */
  String name();

  /**
   * Grows an ensemble.
   *
   * @throws ConfigException where the library cannot work on this machine
   */
  Boosted boost(BoostTask task);

  /**
   * The library on the class path.
   *
   * @param learner who asks, for the message
   * @throws ConfigException where there is none
   */
  static Booster required(String learner) {
    return required(learner, Booster.class.getClassLoader());
  }

  /** The library that {@code loader} sees. */
  static Booster required(String learner, ClassLoader loader) {
    Iterator<Booster> found = ServiceLoader.load(Booster.class, loader).iterator();
    if (!found.hasNext()) {
      throw new ConfigException(
          ("%s needs a library of boosted trees, and none is on the class path: add cltr-pipeline"
                  + " and ml.dmlc:xgboost4j-spark_2.13, or take another learner")
              .formatted(learner));
    }
    return found.next();
  }
}
