package io.cltr.pipeline.boost;

import io.cltr.log.ConfigException;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Whether XGBoost's native code can work on this machine. */
final class NativeLibrary {

  /** What loads it. */
  interface Loader {
    void load() throws XGBoostError;
  }

  private NativeLibrary() {}

  /** Loads the library that comes in XGBoost's jar. */
  static void load() throws XGBoostError {
    new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
  }

  /**
   * Throws where the library does not load.
   *
   * @throws ConfigException that names what is missing
   */
  static void require(Loader loader) {
    try {
      loader.load();
    } catch (LinkageError | XGBoostError e) {
      throw new ConfigException(
          ("boosted trees need XGBoost's native library, and it does not load here: %s. It needs the"
                  + " system's OpenMP runtime: install the package libgomp1 (Debian, Ubuntu), libgomp"
                  + " (Fedora, RHEL) or libomp (macOS) on every machine that trains, or take another"
                  + " learner; all but boosted trees works without it")
              .formatted(reason(e)),
          e);
    }
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
