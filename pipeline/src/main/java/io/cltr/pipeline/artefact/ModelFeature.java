package io.cltr.pipeline.artefact;

import java.util.ArrayList;
import java.util.List;

/**
 * A feature of a model.
 *
 * @param low smallest value among the candidates that it was trained with
 * @param high largest
 * @param mean subtracted from it; NaN where the model takes it as it is
 * @param scale what the difference is divided by; NaN likewise
 */
public record ModelFeature(String name, double low, double high, double mean, double scale) {

  /** The names of features that have none of their own: {@code feature_0}, {@code feature_1}, … */
  public static List<String> numbered(int width) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      names.add("feature_" + j);
    }
    return List.copyOf(names);
  }
}
