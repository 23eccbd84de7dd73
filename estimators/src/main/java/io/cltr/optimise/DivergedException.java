package io.cltr.optimise;

import java.util.Arrays;
import java.util.List;

/** The value or gradient of an objective became NaN or infinite. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private DivergedException(int evaluations, double value, List<Double> objective) {
    super(
        ("evaluation %d gave the value %s or a gradient that is not finite; "
                + "the objective until then: %s")
            .formatted(evaluations, value, objective));
  }

  static void unlessFinite(int evaluations, double value, double[] gradient, List<Double> path) {
    if (!Double.isFinite(value) || !Arrays.stream(gradient).allMatch(Double::isFinite)) {
      throw new DivergedException(evaluations, value, path);
    }
  }
}
