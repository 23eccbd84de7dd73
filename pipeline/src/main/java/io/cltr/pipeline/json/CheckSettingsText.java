package io.cltr.pipeline.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.cltr.check.CheckSettings;
import io.cltr.check.Level;
import io.cltr.check.LogCheck;
import io.cltr.check.RowCheck;
import io.cltr.log.ConfigException;
import io.cltr.method.Methods;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks as {@code id: level}, or {@code id: {level: LEVEL, parameter: …}} for those of whole logs.
 */
final class CheckSettingsText {
  private static final String LEVEL = "level";

  private CheckSettingsText() {}

  static final class Writer extends StdSerializer<CheckSettings> {
    Writer() {
      super(CheckSettings.class);
    }

    @Override
    public void serialize(CheckSettings checks, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      SortedMap<String, JsonNode> all = new TreeMap<>();
      checks
          .rows()
          .forEach(
              (check, level) ->
                  all.put(check.id(), JsonNodeFactory.instance.textNode(level.name())));
      checks
          .log()
          .forEach(
              (id, check) -> {
                ObjectNode tree = (ObjectNode) Json.tree(check);
                tree.remove(MethodSerializer.KIND);
                all.put(id, tree);
              });
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> entry : all.entrySet()) {
        out.writeFieldName(entry.getKey());
        out.writeTree(entry.getValue());
      }
      out.writeEndObject();
    }
  }

  static final class Reader extends JsonDeserializer<CheckSettings> {
    @Override
    public CheckSettings deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      Map<RowCheck, Level> rows = new EnumMap<>(RowCheck.class);
      SortedMap<String, LogCheck> log = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : context.readTree(in).properties()) {
        String id = entry.getKey();
        Optional<RowCheck> row = RowCheck.of(id);
        if (row.isPresent()) {
          rows.put(row.get(), level(id, levelOf(id, entry.getValue())));
        } else {
          log.put(id, check(id, entry.getValue()));
        }
      }
      return new CheckSettings(rows, log);
    }

    private static JsonNode levelOf(String id, JsonNode given) {
      if (!given.isObject()) {
        return given;
      }
      given
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!name.equals(LEVEL)) {
                  throw new ConfigException(
                      "checks: '%s' has no parameter '%s'; it has: level".formatted(id, name));
                }
              });
      return given.get(LEVEL);
    }

    private static LogCheck check(String id, JsonNode given) throws IOException {
      NavigableSet<String> known = new TreeSet<>(Methods.of(LogCheck.class).keySet());
      if (!known.contains(id)) {
        Stream.of(RowCheck.values()).map(RowCheck::id).forEach(known::add);
        throw new ConfigException(
            "checks: '%s' is unknown%s; known checks: %s"
                .formatted(id, Nearest.hint(id, known), String.join(", ", known)));
      }
      ObjectNode tree = JsonNodeFactory.instance.objectNode();
      if (given instanceof ObjectNode object) {
        tree.setAll(object);
      } else {
        tree.set(LEVEL, given);
      }
      if (tree.has(LEVEL)) {
        level(id, tree.get(LEVEL));
      }
      tree.put(MethodSerializer.KIND, id);
      return Json.mapper().treeToValue(tree, LogCheck.class);
    }

    private static Level level(String id, JsonNode given) {
      return Stream.of(Level.values())
          .filter(level -> level.name().equals(given.asText()))
          .findFirst()
          .orElseThrow(
              () ->
                  new ConfigException(
                      "checks: the level of '%s' is '%s'; allowed are %s"
                          .formatted(
                              id,
                              given.asText(),
                              Stream.of(Level.values())
                                  .map(Level::name)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
