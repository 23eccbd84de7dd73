package io.cltr.pipeline.letor;

import io.cltr.log.ConfigException;

/**
 * How a SVMlight/LETOR file is read.
 *
 * @param firstFeature the smallest index a feature may have, 0 or 1; it becomes feature_0
 * @param features number of features; 0: as many as the largest index tells. Files that are to be
 *     used together (train and test) need it where their largest indices differ
 */
public record LetorOptions(int firstFeature, int features) {

  /** Indices from 1, as many features as the file has. */
  public LetorOptions() {
    this(1, 0);
  }

  /** Checks the ranges. */
  public LetorOptions {
    if (firstFeature < 0 || firstFeature > 1) {
      throw new ConfigException("letor.firstFeature: found " + firstFeature + ", must be 0 or 1");
    }
    if (features < 0) {
      throw new ConfigException(
          "letor.features: found " + features + ", must be positive, or 0 for as many as found");
    }
  }
}
