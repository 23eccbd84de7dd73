package io.cltr.pipeline.artefact;

import io.cltr.feature.FeatureRanges;
import io.cltr.log.Splits;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.propensity.PropensityEstimate;
import java.util.List;
import java.util.Optional;

/**
 * Where a model comes from.
 *
 * @param names of the features
 * @param ranges of the features among the candidates
 * @param trainedOn hash of the input rows
 * @param seed of the split into units that train, choose and value
 * @param splits the shares of that split
 * @param version of cltr
 */
public record ModelOrigin(
    List<String> names,
    FeatureRanges.Ranges ranges,
    ModelFile.Propensities propensities,
    String trainedOn,
    long seed,
    Splits splits,
    String version) {

  /** What a model file says of {@code estimate}; empty where every position counts as examined. */
  public static ModelFile.Propensities propensities(Optional<PropensityEstimate> estimate) {
    return new ModelFile.Propensities(
        estimate.map(PropensityEstimate::estimator).orElse("none"),
        Sha256.hex(
            Json.bytes(
                estimate
                    .map(found -> List.of(found.positions(), found.contexts()))
                    .orElse(List.of()))));
  }
}
