package io.cltr.boost;

import io.cltr.log.ConfigException;
import java.io.Serializable;

/**
 * How one ensemble is boosted. Slopes and curvatures are divided by the mean curvature of a
 * document at the start, so the least weight of a leaf and the penalty count documents, whatever
 * the scale of the signal.
 *
 * @param trees most trees, at least 1
 * @param learningRate what each leaf is multiplied by, in (0, 1]
 * @param leaves most leaves of a tree, at least 2
 * @param leafWeight least sum of curvatures in a leaf, at least 0
 * @param subsample share of the documents that a tree sees, in (0, 1]
 * @param columnSample share of the features that a tree sees, in (0, 1]
 * @param l2 penalty of the squared leaves, at least 0
 * @param patience trees without a better held-out gain after which boosting ends, at least 1; the
 *     ensemble is cut behind its best tree
 */
public record BoostOptions(
    int trees,
    double learningRate,
    int leaves,
    double leafWeight,
    double subsample,
    double columnSample,
    double l2,
    int patience)
    implements Serializable {

  /** Checks the ranges. */
  public BoostOptions {
    require("trees", trees, trees >= 1, "integers from 1");
    require("learningRate", learningRate, learningRate > 0 && learningRate <= 1, "(0, 1]");
    require("leaves", leaves, leaves >= 2, "integers from 2");
    require("leafWeight", leafWeight, leafWeight >= 0 && finite(leafWeight), "numbers from 0");
    require("subsample", subsample, subsample > 0 && subsample <= 1, "(0, 1]");
    require("columnSample", columnSample, columnSample > 0 && columnSample <= 1, "(0, 1]");
    require("l2", l2, l2 >= 0 && finite(l2), "numbers from 0");
    require("patience", patience, patience >= 1, "integers from 1");
  }

  private static boolean finite(double value) {
    return Double.isFinite(value);
  }

  private static void require(String key, Object found, boolean holds, String allowed) {
    if (!holds) {
      throw new ConfigException(
          "boosting.%s: found %s, allowed are %s".formatted(key, found, allowed));
    }
  }
}
