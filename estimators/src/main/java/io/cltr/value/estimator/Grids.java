package io.cltr.value.estimator;

import java.util.List;

/** Parameters to choose from, least biased first. */
final class Grids {
  static final List<Double> CLIPS =
      List.of(Double.POSITIVE_INFINITY, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0);
  static final List<Double> SHRINKAGES =
      List.of(Double.POSITIVE_INFINITY, 1000.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0);
  static final List<Double> MIXTURES = List.of(0.0, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 0.9);

  private Grids() {}
}
