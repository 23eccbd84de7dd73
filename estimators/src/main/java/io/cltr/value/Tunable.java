package io.cltr.value;

import java.util.List;

/** A value estimator with one parameter that trades bias for variance. */
public interface Tunable extends ValueEstimator {
  /** The same estimator with another parameter. */
  Tunable with(double parameter);

  /** Parameters to choose from where none are named, least biased first. */
  List<Double> grid();
}
