package io.cltr.pipeline.artefact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.TopScoreSpec;
import java.util.SortedMap;

/**
 * {@code policies/NAME/policy.json}: a policy, as {@link Policies} reads it. Its identity is the
 * SHA-256 of this file without what are labels: its name, the ranker's, and the model's path.
 *
 * @param parameters of the kind; for a table the SHA-256 of its rows in the place of its path
 * @param model the ranker it needs; null where it needs none
 */
public record PolicyFile(
    int schemaVersion, String name, String kind, ObjectNode parameters, Model model) {
  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;

  /** Name in a policy's folder. */
  public static final String NAME = "policy.json";

  /** Folder of the policies in a run folder. */
  public static final String POLICIES = "policies";

  private static final String RANKER = "ranker";

  /**
   * A model file.
   *
   * @param path in the run folder
   * @param sha256 of its content
   */
  public record Model(String path, String sha256) {}

  /** Path in a run folder of a file of the policy called {@code name}. */
  public static String path(String name, String file) {
    return "%s/%s/%s".formatted(POLICIES, folder(name), file);
  }

  /** Name of the folder of the policy called {@code name}. */
  static String folder(String name) {
    return name.replace(':', '-');
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
    Model model =
        spec.rankerName()
            .map(ModelFile::path)
            .map(path -> new Model(path, digests.get(path)))
            .orElse(null);
    return new PolicyFile(SCHEMA_VERSION, spec.policyName(), spec.id(), parameters, model);
  }

  /** That of a model's ranking by score. */
  static PolicyFile byScore(String name, StoredModel model) {
    ObjectNode parameters = Json.mapper().createObjectNode().put(RANKER, name);
    String kind = new TopScoreSpec().id();
    return new PolicyFile(SCHEMA_VERSION, name, kind, parameters, null)
        .with(name, ModelFile.path(name), model);
  }

  /** The same under another name, with its model at {@code path}. */
  PolicyFile with(String label, String path, StoredModel ranker) {
    Model at = new Model(path, Sha256.hex(Json.bytes(ranker.file())));
    return new PolicyFile(schemaVersion, label, kind, parameters, at);
  }

  /** The same under another name. */
  PolicyFile with(String label) {
    return new PolicyFile(schemaVersion, label, kind, parameters, model);
  }

  /** The identity, in 64 hexadecimal digits. */
  public String identity() {
    ObjectNode own = parameters.deepCopy();
    if (model == null) {
      return Sha256.hex(Json.bytes(new PolicyFile(schemaVersion, "", kind, own, null)));
    }
    own.remove(RANKER);
    Model content = new Model("", model.sha256());
    return Sha256.hex(Json.bytes(new PolicyFile(schemaVersion, "", kind, own, content)));
  }
}
