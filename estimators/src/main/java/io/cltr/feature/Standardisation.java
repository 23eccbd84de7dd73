package io.cltr.feature;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * z_j = (φ_j − mean_j) / scale_j.
 *
 * @param mean of each feature
 * @param scale standard deviation of each feature; 1 where the feature is constant
 * @param constant indices of the features that never vary: z = 0, so their weights stay 0
 */
public record Standardisation(double[] mean, double[] scale, List<Integer> constant)
    implements Serializable {

  /** Leaves {@code width} features as they are. */
  public static Standardisation identity(int width) {
    double[] ones = new double[width];
    Arrays.fill(ones, 1);
    return new Standardisation(new double[width], ones, List.of());
  }

  /** Number of features. */
  public int width() {
    return mean.length;
  }

  /** z of feature number {@code feature}. */
  public double apply(int feature, float value) {
    return (value - mean[feature]) / scale[feature];
  }
}
