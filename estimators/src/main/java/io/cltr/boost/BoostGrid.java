package io.cltr.boost;

import io.cltr.log.ConfigException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Ensembles to choose from: every combination of the lists' values, small trees first. The other
 * components are those of {@link BoostOptions}.
 */
public record BoostGrid(
    int trees,
    List<Integer> leaves,
    List<Double> learningRate,
    List<Double> leafWeight,
    double subsample,
    double columnSample,
    double l2,
    int patience)
    implements Serializable {

  /** Up to 500 trees of 4 and 8 leaves of at least 60 and 20 documents, at the rate 0.1. */
  public BoostGrid() {
    this(500, List.of(4, 8), List.of(.1), List.of(60.0, 20.0), 1, 1, 1, 30);
  }

  /** Checks that there is something to choose from, and the ranges. */
  public BoostGrid {
    leaves = required("leaves", leaves);
    learningRate = required("learningRate", learningRate);
    leafWeight = required("leafWeight", leafWeight);
    for (int number : leaves) {
      for (double rate : learningRate) {
        for (double least : leafWeight) {
          new BoostOptions(trees, rate, number, least, subsample, columnSample, l2, patience);
        }
      }
    }
  }

  private static <T> List<T> required(String key, List<T> values) {
    if (values.isEmpty()) {
      throw new ConfigException(
          "boosting.%s: found an empty list, give at least one value".formatted(key));
    }
    return List.copyOf(values);
  }

  /** All combinations. */
  public List<BoostOptions> options() {
    List<BoostOptions> all = new ArrayList<>();
    for (int number : leaves) {
      for (double rate : learningRate) {
        for (double least : leafWeight) {
          all.add(
              new BoostOptions(trees, rate, number, least, subsample, columnSample, l2, patience));
        }
      }
    }
    return List.copyOf(all);
  }
}
