package io.cltr.pipeline.artefact;

import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;

/**
 * Which model was used.
 *
 * @param name as it was asked for, without its path
 * @param sha256 of its {@code model.json}
 */
public record ModelUse(String name, String kind, String learner, String sha256, String trainedOn) {

  /** The model that {@code reference} names. */
  public static ModelUse of(String reference, StoredModel model) {
    String name = reference.replaceAll("/+$", "").replaceAll(".*[#/]", "");
    ModelFile file = model.file();
    return new ModelUse(
        name, file.kind(), file.learner(), Sha256.hex(Json.bytes(file)), file.trainedOn());
  }
}
