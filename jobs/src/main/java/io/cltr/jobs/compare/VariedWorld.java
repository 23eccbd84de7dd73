package io.cltr.jobs.compare;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.report.Numbers;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A world whose users vary: {@code vary: {eta: […], noise: […]}} stands for one world per
 * combination, with the same catalogue and loggers, called {@code NAME, η=…, ε=…}. η is the
 * exponent of the examination θ_k = (1/k)^η, of all devices; ε the probability that an examined
 * document of grade 0 is found relevant.
 *
 * @param eta values of η; empty to leave the world's devices
 * @param noise values of ε; empty to leave the world's
 */
record VariedWorld(List<Double> eta, List<Double> noise) {
  private static final String VARY = "vary";

  VariedWorld {
    eta = eta == null ? List.of() : List.copyOf(eta);
    noise = noise == null ? List.of() : List.copyOf(noise);
  }

  /** The worlds that {@code given} stands for. */
  static List<JsonNode> of(String key, JsonNode given) {
    if (!given.has(VARY)) {
      return List.of(given);
    }
    VariedWorld varied;
    try {
      varied = Json.mapper().treeToValue(given.get(VARY), VariedWorld.class);
    } catch (JacksonException e) {
      throw new ConfigException(
          "%s.vary: found %s, allowed are lists of numbers: {eta: [0.5, 1], noise: [0, 0.1]}"
              .formatted(key, given.get(VARY)),
          e);
    }
    if (varied == null || !given.path("name").isTextual()) {
      throw new ConfigException(
          "%s.vary: found %s in a world without a name, allowed are lists of numbers in a world with one"
              .formatted(key, given.get(VARY)));
    }
    List<JsonNode> worlds = List.of(((ObjectNode) given.deepCopy()).without(VARY));
    worlds = varied.eta.isEmpty() ? worlds : each(worlds, varied.eta, VariedWorld::examining);
    return varied.noise.isEmpty() ? worlds : each(worlds, varied.noise, VariedWorld::noisy);
  }

  private interface Change {
    void in(ObjectNode world, double value);
  }

  private static List<JsonNode> each(List<JsonNode> worlds, List<Double> values, Change change) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode world : worlds) {
      for (double value : values) {
        ObjectNode one = world.deepCopy();
        if (!one.has("drawnAs")) {
          one.put("drawnAs", one.path("name").asText());
        }
        change.in(one, value);
        all.add(one);
      }
    }
    return all;
  }

  private static void examining(ObjectNode world, double eta) {
    ObjectNode device = Json.mapper().createObjectNode();
    device.put("name", "all").put("share", 1).put("exponent", eta).putArray("examination");
    user(world).putArray("devices").add(device);
    name(world, "η", eta);
  }

  private static void noisy(ObjectNode world, double noise) {
    user(world).put("noise", noise);
    name(world, "ε", noise);
  }

  private static ObjectNode user(ObjectNode world) {
    return world.withObjectProperty("simulation").withObjectProperty("user");
  }

  private static void name(ObjectNode world, String symbol, double value) {
    String name = world.path("name").asText();
    world.put("name", "%s, %s=%s".formatted(name, symbol, Numbers.significant(value, 6)));
  }
}
