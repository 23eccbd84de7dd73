package io.cltr.value;

import java.util.List;

/** A value estimator with one parameter that trades bias for variance. */
public interface Tunable {
  /** The same estimator with another parameter. */
  ValueEstimator with(double parameter);

  /** Parameters to choose from where none are named, least biased first. */
  List<Double> grid();
}
