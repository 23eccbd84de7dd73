package io.cltr.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.config.RunConfig;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import java.util.List;

/** The part of a configuration that decides the result: no paths, nothing about where it is put. */
final class SemanticConfig {
  private static final List<String> CIRCUMSTANCES =
      List.of(
          "impressions",
          "clicks",
          "features",
          "documents",
          "out",
          "keepLog",
          "contributions",
          "keep");

  private SemanticConfig() {}

  static JsonNode of(RunConfig config) {
    ObjectNode tree = (ObjectNode) Json.tree(config);
    tree.remove(CIRCUMSTANCES);
    ((ObjectNode) tree.get("gate")).remove("history");
    withoutPaths(tree.get("policies"));
    ObjectNode values = (ObjectNode) tree.get("values");
    values.remove("embeddings");
    withoutPaths(values.get("loggingPolicies"));
    return tree;
  }

  private static void withoutPaths(JsonNode policies) {
    for (JsonNode policy : policies) {
      if (policy instanceof ObjectNode object) {
        object.remove("path");
      }
    }
  }

  static String hash(RunConfig config) {
    return Sha256.hex(Json.bytes(of(config)));
  }
}
