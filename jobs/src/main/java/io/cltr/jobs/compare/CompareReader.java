package io.cltr.jobs.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.config.ConfigReader;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is compared from YAML and flags; a world has the defaults of its kind. */
public final class CompareReader {
  private static final String WORLDS = "worlds";

  private CompareReader() {}

  /**
   * The configuration.
   *
   * @param file YAML
   * @param set keys, dotted, with YAML values, laid over the file
   */
  public static CompareConfig read(Optional<Path> file, Map<String, String> set) {
    List<ObjectNode> overlays = new ArrayList<>();
    file.ifPresent(path -> overlays.add(ConfigReader.read(path)));
    set.forEach(
        (key, value) -> overlays.add(ConfigReader.with(key, ConfigReader.value(key, value))));
    overlays.forEach(CompareReader::complete);
    return ConfigReader.config(new CompareConfig(), overlays);
  }

  private static void complete(ObjectNode overlay) {
    if (overlay.get(WORLDS) instanceof ArrayNode given) {
      ArrayNode worlds = Json.mapper().createArrayNode();
      for (int i = 0; i < given.size(); i++) {
        String key = WORLDS + "[" + i + "]";
        VariedWorld.of(key, given.get(i)).forEach(one -> worlds.add(Json.tree(world(key, one))));
      }
      overlay.set(WORLDS, worlds);
    }
  }

  private static WorldConfig world(String key, JsonNode given) {
    if (!given.isTextual() && !given.isObject()) {
      throw new ConfigException(
          "%s: found %s, allowed is a kind, or keys: {kind: KIND, name: NAME}"
              .formatted(key, given));
    }
    try {
      WorldConfig defaults =
          WorldConfig.of(
              given.isTextual()
                  ? given.asText()
                  : given.path("kind").asText(new WorldConfig().kind()));
      return given instanceof ObjectNode keys
          ? ConfigReader.config(defaults, List.of(keys))
          : defaults;
    } catch (ConfigException e) {
      throw new ConfigException(key + ": " + e.getMessage(), e);
    }
  }
}
