package io.cltr.pipeline.artefact;

import io.cltr.learner.TrainedRanker;
import io.cltr.pipeline.json.Json;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.NetworkRanker;
import io.cltr.ranker.Ranker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model's folder: its {@link ModelFile}, and the ranker that it holds. */
public record StoredModel(ModelFile file, Ranker ranker) {
  static final String LINEAR = "linear";
  static final String NETWORK = "network";

  /** The stored form of {@code trained}. */
  public static StoredModel of(TrainedRanker trained, ModelOrigin origin) {
    Ranker ranker = trained.ranker();
    if (ranker instanceof LinearRanker linear) {
      return of(
          trained,
          origin,
          LINEAR,
          linear.mean(),
          linear.scale(),
          Arrays.stream(linear.weights()).boxed().toList(),
          null);
    }
    if (ranker instanceof NetworkRanker network) {
      return of(
          trained,
          origin,
          NETWORK,
          network.mean(),
          network.scale(),
          null,
          List.of(network.layers()));
    }
    throw new IllegalArgumentException("no form for rankers of " + ranker.getClass().getName());
  }

  private static StoredModel of(
      TrainedRanker trained,
      ModelOrigin origin,
      String kind,
      double[] mean,
      double[] scale,
      List<Double> weights,
      List<NetworkRanker.Layer> layers) {
    List<ModelFeature> features = new ArrayList<>();
    for (int j = 0; j < mean.length; j++) {
      features.add(
          new ModelFeature(
              origin.names().get(j),
              origin.ranges().low()[j],
              origin.ranges().high()[j],
              mean[j],
              scale[j]));
    }
    ModelFile file =
        new ModelFile(
            ModelFile.SCHEMA_VERSION,
            kind,
            trained.learner(),
            trained.signal(),
            trained.hyperParameters(),
            features,
            weights,
            layers,
            null,
            null,
            origin.propensities(),
            origin.trainedOn(),
            origin.seed(),
            origin.splits(),
            origin.version());
    return new StoredModel(file, trained.ranker());
  }

  /** Path in a run folder of a file of the model called {@code name}. */
  public static String path(String name, String file) {
    return "%s/%s/%s".formatted(ModelFile.MODELS, name, file);
  }

  /** The files of the model's folder by name. */
  public SortedMap<String, byte[]> content() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(ModelFile.NAME, Json.bytes(file));
    return files;
  }
}
