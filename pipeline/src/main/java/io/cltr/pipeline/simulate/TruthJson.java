package io.cltr.pipeline.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.json.Versioned;
import io.cltr.simulate.ClickCurve;
import io.cltr.simulate.TrueQuery;
import io.cltr.simulate.Truth;
import io.cltr.simulate.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code truth.json}: {schemaVersion, seed, catalogue, simulation (all its parameters), examination
 * (of all traffic) and devices[] of {device, share, propensity[], alpha[], beta[]}, values[] of
 * {policy, metric, value}, queries[] of {query, traffic, documents[], grades[], relevance[],
 * rewards[]}}.
 */
public final class TruthJson {
  /** Name of the file. */
  public static final String NAME = "truth.json";

  private static final int SCHEMA_VERSION = 1;
  private static final ObjectMapper MAPPER = Json.mapper();

  private TruthJson() {}

  /** The truth in {@code file}. */
  public static Truth read(Path file) {
    try {
      JsonNode root =
          Versioned.read(Files.readAllBytes(file), file.toString(), JsonNode.class, SCHEMA_VERSION);
      List<ClickCurve> devices = new ArrayList<>();
      for (JsonNode node : root.path("devices")) {
        devices.add(curve(node));
      }
      List<TrueQuery> queries = new ArrayList<>();
      for (JsonNode node : root.path("queries")) {
        queries.add(MAPPER.treeToValue(node, TrueQuery.class));
      }
      List<Truth.PolicyValue> values = new ArrayList<>();
      for (JsonNode node : root.path("values")) {
        values.add(MAPPER.treeToValue(node, Truth.PolicyValue.class));
      }
      Optional<ClickCurve> pooled =
          root.has("examination") ? Optional.of(curve(root.path("examination"))) : Optional.empty();
      return new Truth(pooled, devices, queries, values);
    } catch (IOException e) {
      throw new InputException("%s: cannot be read: %s".formatted(file, e), e);
    }
  }

  static void write(World world, Truth truth, SimulateOptions options, Path file) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("seed", options.seed());
    root.put(
        "catalogue",
        options.catalogue().map(path -> path.getFileName().toString()).orElse("synthetic"));
    root.set("simulation", MAPPER.valueToTree(world.simulation()));
    truth.pooled().ifPresent(curve -> root.set("examination", node(curve)));
    ArrayNode devices = root.putArray("devices");
    truth.devices().forEach(curve -> devices.add(node(curve)));
    root.set("values", MAPPER.valueToTree(truth.values()));
    root.set("queries", MAPPER.valueToTree(truth.queries()));
    try {
      Files.writeString(file, MAPPER.writeValueAsString(root) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode node(ClickCurve curve) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("device", curve.device());
    node.put("share", curve.share());
    node.set("propensity", MAPPER.valueToTree(curve.theta()));
    node.set("alpha", MAPPER.valueToTree(curve.alpha()));
    node.set("beta", MAPPER.valueToTree(curve.beta()));
    return node;
  }

  private static ClickCurve curve(JsonNode node) throws IOException {
    return new ClickCurve(
        node.path("device").asText(),
        node.path("share").asDouble(),
        MAPPER.treeToValue(node.path("propensity"), double[].class),
        MAPPER.treeToValue(node.path("alpha"), double[].class),
        MAPPER.treeToValue(node.path("beta"), double[].class));
  }
}
