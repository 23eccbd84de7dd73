package io.cltr.pipeline.artefact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.policy.ModelSpec;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.TopScore;
import java.util.SortedMap;

/**
 * {@code policies/NAME/policy.json}: a policy. Its identity is the SHA-256 of this file without the
 * name, which is a label.
 *
 * @param parameters of the kind; for a table the SHA-256 of its rows in the place of its path, for
 *     a stored model that of its ranker
 * @param model the ranker it needs; null where it needs none
 */
public record PolicyFile(
    int schemaVersion, String name, String kind, ObjectNode parameters, Model model) {
  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;

  /** A model file and its content's digest. */
  public record Model(String path, String sha256) {}

  /** Path in a run folder. */
  public static String path(String name) {
    return "policies/%s/policy.json".formatted(name.replace(':', '-'));
  }

  /**
   * The stored form of {@code spec}.
   *
   * @param policy what the spec made
   * @param digests SHA-256 of the model files by path
   */
  public static PolicyFile of(PolicySpec spec, Policy policy, SortedMap<String, String> digests) {
    ObjectNode parameters = (ObjectNode) Json.tree(spec);
    parameters.remove("kind");
    parameters.remove("name");
    if (policy instanceof PolicyTable table) {
      parameters.remove("path");
      parameters.put("rows", Sha256.hex(Json.bytes(table.rows())));
    }
    if (spec instanceof ModelSpec && policy instanceof TopScore stored) {
      parameters.remove("path");
      parameters.put("ranker", Sha256.hex(Json.bytes(stored.ranker())));
    }
    Model model =
        spec.rankerName()
            .map(ModelFile::path)
            .map(path -> new Model(path, digests.get(path)))
            .orElse(null);
    return new PolicyFile(SCHEMA_VERSION, spec.policyName(), spec.id(), parameters, model);
  }

  /** The identity, in 64 hexadecimal digits. */
  public String identity() {
    return Sha256.hex(Json.bytes(new PolicyFile(schemaVersion, "", kind, parameters, model)));
  }
}
