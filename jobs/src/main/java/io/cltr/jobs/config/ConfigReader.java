package io.cltr.jobs.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays a YAML file and flags over the defaults, and refuses what it does not know. */
public final class ConfigReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final List<String> PATHS =
      List.of("impressions", "clicks", "features", "documents", "out");

  private ConfigReader() {}

  /** The content of a YAML file; table paths in it are relative to its folder. */
  public static ObjectNode read(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new ConfigException("--config: there is no readable file %s".formatted(file));
    }
    try {
      JsonNode tree = YAML.readTree(file.toFile());
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        return Json.mapper().createObjectNode();
      }
      if (!(tree instanceof ObjectNode object)) {
        throw new ConfigException("%s: found no keys; allowed is 'key: value'".formatted(file));
      }
      resolve(object, file.toAbsolutePath().getParent());
      return object;
    } catch (JacksonException e) {
      throw new ConfigException(
          "%s%s: is no YAML: %s".formatted(file, ConfigProblems.line(e), ConfigProblems.ofText(e)),
          e);
    } catch (IOException e) {
      throw new ConfigException(
          "--config: %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** {@code text} as YAML, for the value of {@code key} given as a flag. */
  public static JsonNode value(String key, String text) {
    try {
      JsonNode tree = YAML.readTree(text);
      return tree.isMissingNode() ? TextNode.valueOf("") : tree;
    } catch (JacksonException e) {
      throw new ConfigException(
          "%s: '%s' is no YAML value: %s; quote it if it is a text"
              .formatted(key, text, ConfigProblems.ofText(e)),
          e);
    }
  }

  /** The record that {@code overlays}, later ones winning, make of {@code defaults}. */
  public static <C> C config(C defaults, List<ObjectNode> overlays) {
    ObjectNode tree = (ObjectNode) Json.tree(defaults);
    overlays.forEach(overlay -> lay(overlay, tree));
    try {
      @SuppressWarnings("unchecked")
      Class<C> type = (Class<C>) defaults.getClass();
      return Json.mapper().treeToValue(tree, type);
    } catch (JacksonException e) {
      throw ConfigProblems.of(e, tree);
    }
  }

  /** {@code config} as YAML. */
  public static String yaml(Record config) {
    try {
      return YAML.writeValueAsString(Json.tree(config)).replaceFirst("^---\\s*", "");
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A configuration that holds {@code value} at {@code key}, dotted, and nothing else. */
  public static ObjectNode with(String key, JsonNode value) {
    ObjectNode tree = Json.mapper().createObjectNode();
    int dot = key.indexOf('.');
    return dot < 0
        ? tree.set(key, value)
        : tree.set(key.substring(0, dot), with(key.substring(dot + 1), value));
  }

  private static void lay(ObjectNode overlay, ObjectNode tree) {
    overlay
        .properties()
        .forEach(
            entry -> {
              JsonNode below = tree.get(entry.getKey());
              JsonNode above = entry.getValue();
              boolean sameKind =
                  above.path("kind").isMissingNode()
                      || (below != null && above.get("kind").equals(below.get("kind")));
              boolean isMain = above.isTextual() || above.isArray();
              Optional<String> main = isMain ? mainKey(below) : Optional.empty();
              if (main.isPresent()) {
                ((ObjectNode) below).set(main.get(), above);
              } else if (below instanceof ObjectNode object
                  && above instanceof ObjectNode other
                  && sameKind) {
                lay(other, object);
              } else if (!above.isNull()) {
                tree.set(entry.getKey(), above);
              }
            });
  }

  /** The key of {@code below} that a bare text sets: of a table its path, of a check its level. */
  private static Optional<String> mainKey(JsonNode below) {
    return below instanceof ObjectNode object && !object.has("kind")
        ? Stream.of("path", "level").filter(object::has).findFirst()
        : Optional.empty();
  }

  private static void resolve(ObjectNode tree, Path folder) {
    for (String key : PATHS) {
      if (tree.get(key) instanceof ObjectNode object) {
        resolve(object, "path", folder);
      } else {
        resolve(tree, key, folder);
      }
    }
    if (tree.get("policies") instanceof ArrayNode policies) {
      for (JsonNode policy : policies) {
        if (policy instanceof ObjectNode object) {
          resolve(object, "path", folder);
        }
      }
    }
    if (tree.at("/values/rewardModel") instanceof ObjectNode model) {
      resolve(model, "path", folder);
    }
    for (JsonNode policy : tree.at("/values/loggingPolicies")) {
      if (policy instanceof ObjectNode object) {
        resolve(object, "path", folder);
      }
    }
    if (tree.get("values") instanceof ObjectNode values) {
      resolve(values, "embeddings", folder);
    }
  }

  private static void resolve(ObjectNode tree, String key, Path folder) {
    if (tree.get(key) instanceof ArrayNode paths) {
      for (int i = 0; i < paths.size(); i++) {
        if (paths.get(i).isTextual()) {
          paths.set(i, resolved(paths.get(i).asText(), folder));
        }
      }
    } else if (tree.path(key).isTextual()) {
      tree.put(key, resolved(tree.get(key).asText(), folder));
    }
  }

  private static String resolved(String path, Path folder) {
    return path.isEmpty() || path.contains(":/")
        ? path
        : folder.resolve(path).normalize().toString();
  }
}
