package io.cltr.pipeline.artefact;

import io.cltr.learner.TrainedRanker;
import io.cltr.log.InputException;
import io.cltr.log.Splits;
import io.cltr.ranker.LinearRanker;
import java.util.SortedMap;

/**
 * {@code models/NAME/model.json}: a trained ranker.
 *
 * @param kind {@code linear}: score = Σ_j weights_j (φ_j − mean_j)/scale_j
 * @param trainedOn hash of the rows it was trained from
 * @param seed of the split into units that train, choose and value
 * @param splits the shares of that split
 */
public record ModelFile(
    int schemaVersion,
    String kind,
    String learner,
    SortedMap<String, Double> hyperParameters,
    double[] mean,
    double[] scale,
    double[] weights,
    String trainedOn,
    long seed,
    Splits splits,
    String version) {
  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;

  private static final String LINEAR = "linear";

  /** Path in a run folder. */
  public static String path(String name) {
    return "models/%s/model.json".formatted(name);
  }

  /** The stored form of {@code trained}. */
  public static ModelFile of(
      TrainedRanker trained, String input, long seed, Splits splits, String version) {
    if (!(trained.ranker() instanceof LinearRanker ranker)) {
      throw new IllegalArgumentException(
          "model files hold linear rankers, this is a " + trained.ranker().getClass().getName());
    }
    return new ModelFile(
        SCHEMA_VERSION,
        LINEAR,
        trained.learner(),
        trained.hyperParameters(),
        ranker.mean(),
        ranker.scale(),
        ranker.weights(),
        input,
        seed,
        splits,
        version);
  }

  /** The ranker. */
  public LinearRanker ranker() {
    if (!kind.equals(LINEAR)) {
      throw new InputException(
          "model of kind '%s': this version reads models of kind linear".formatted(kind));
    }
    return new LinearRanker(mean, scale, weights);
  }
}
