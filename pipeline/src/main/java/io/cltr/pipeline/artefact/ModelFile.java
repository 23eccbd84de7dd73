package io.cltr.pipeline.artefact;

import io.cltr.log.Splits;
import io.cltr.ranker.NetworkRanker;
import java.util.List;
import java.util.SortedMap;

/**
 * {@code models/NAME/model.json}: a trained ranker, but for trees and tables of scores, which lie
 * beside it ({@link StoredModel}).
 *
 * @param kind {@code linear}, {@code network}, {@code trees} or {@code table}
 * @param learner id of the method
 * @param signal id of the debiased relevance that it was trained on
 * @param features in the order in which documents have them
 * @param weights of a linear model, one per feature; null for others
 * @param layers of a network, the output last; null for others
 * @param booster name of the file beside this one that holds the trees; null for others
 * @param boosterSha256 digest of that file; null for others
 * @param table name of the file beside this one that holds the scores; null for others
 * @param tableSha256 digest of that file; null for others
 * @param propensities by which clicks were debiased
 * @param trainedOn hash of the rows it was trained from
 * @param seed of the split into units that train, choose and value
 * @param splits the shares of that split
 */
public record ModelFile(
    int schemaVersion,
    String kind,
    String learner,
    String signal,
    SortedMap<String, Double> hyperParameters,
    List<ModelFeature> features,
    List<Double> weights,
    List<NetworkRanker.Layer> layers,
    String booster,
    String boosterSha256,
    String table,
    String tableSha256,
    Propensities propensities,
    String trainedOn,
    long seed,
    Splits splits,
    String version) {
  /** Name in a model's folder. */
  public static final String NAME = "model.json";

  /** Folder of the models in a run folder. */
  public static final String MODELS = "models";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 2;

  /**
   * The propensities that a model rests on.
   *
   * @param estimator id, {@code none} where every position counts as examined
   * @param sha256 of the curve
   */
  public record Propensities(String estimator, String sha256) {}

  /** Path in a run folder. */
  public static String path(String name) {
    return StoredModel.path(name, NAME);
  }

  /** Number of features. */
  public int width() {
    return features.size();
  }

  /** The features' names, in order. */
  public List<String> featureNames() {
    return features.stream().map(ModelFeature::name).toList();
  }
}
