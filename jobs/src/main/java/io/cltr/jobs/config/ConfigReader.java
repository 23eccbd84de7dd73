package io.cltr.jobs.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.json.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays a YAML file and flags over the defaults, and refuses what it does not know. */
public final class ConfigReader {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<String> PATHS =
      List.of("impressions", "clicks", "features", "documents", "out");

  private ConfigReader() {}

  /** The content of a YAML file; table paths in it are relative to its folder. */
  public static ObjectNode read(Path file) {
    if (!Files.isReadable(file)) {
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
          "%s%s: %s".formatted(file, at(e.getLocation()), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new ConfigException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** {@code text} as YAML, for values given as flags. */
  public static JsonNode value(String text) {
    try {
      JsonNode tree = YAML.readTree(text);
      return tree.isMissingNode() ? TextNode.valueOf("") : tree;
    } catch (JacksonException e) {
      throw new ConfigException(
          "'%s' is not a YAML value: %s".formatted(text, e.getOriginalMessage()), e);
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
    } catch (UnrecognizedPropertyException e) {
      List<String> known = e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      throw new ConfigException(
          "key '%s' is unknown%s; known here: %s"
              .formatted(
                  path(e), Nearest.hint(e.getPropertyName(), known), String.join(", ", known)),
          e);
    } catch (JacksonException e) {
      ConfigException cause = own(e);
      throw cause != null
          ? cause
          : new ConfigException(
              "key '%s': %s"
                  .formatted(
                      e instanceof JsonMappingException mapping ? path(mapping) : "?",
                      e.getOriginalMessage()),
              e);
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

  /** Sets {@code key}, dotted, to {@code value} in {@code tree}. */
  public static void set(ObjectNode tree, String key, JsonNode value) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      tree.set(key, value);
    } else {
      set(tree.withObjectProperty(key.substring(0, dot)), key.substring(dot + 1), value);
    }
  }

  private static void lay(ObjectNode overlay, ObjectNode tree) {
    overlay
        .properties()
        .forEach(
            entry -> {
              JsonNode below = tree.get(entry.getKey());
              JsonNode above = entry.getValue();
              boolean sameKind =
                  above.path("kind").isMissingNode() || above.get("kind").equals(below.get("kind"));
              Optional<String> main = above.isTextual() ? mainKey(below) : Optional.empty();
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
      JsonNode node = tree.get(key);
      if (node instanceof ObjectNode object && object.path("path").isTextual()) {
        object.put("path", resolved(object.get("path").asText(), folder));
      } else if (node != null && node.isTextual()) {
        tree.put(key, resolved(node.asText(), folder));
      }
    }
    if (tree.get("policies") instanceof ArrayNode policies) {
      for (JsonNode policy : policies) {
        if (policy instanceof ObjectNode object && object.path("path").isTextual()) {
          object.put("path", resolved(object.get("path").asText(), folder));
        }
      }
    }
  }

  private static String resolved(String path, Path folder) {
    return path.isEmpty() || path.contains(":/")
        ? path
        : folder.resolve(path).normalize().toString();
  }

  private static ConfigException own(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof ConfigException config) {
        return config;
      }
    }
    return null;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            part -> part.getFieldName() != null ? part.getFieldName() : "[" + part.getIndex() + "]")
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String at(JsonLocation location) {
    return location == null ? "" : ":" + location.getLineNr();
  }
}
