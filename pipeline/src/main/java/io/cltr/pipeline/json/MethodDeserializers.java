package io.cltr.pipeline.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.log.ConfigException;
import io.cltr.method.Method;
import io.cltr.method.Methods;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Reads a method of a family from {@code {kind: id, parameter: …}}, or from its id alone;
 * parameters that are not given have the defaults of the registered instance.
 */
final class MethodDeserializers extends SimpleDeserializers {
  @Override
  public JsonDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription description)
      throws JsonMappingException {
    Class<?> raw = type.getRawClass();
    return Method.class.isAssignableFrom(raw) && raw.isInterface()
        ? new FamilyDeserializer<>(raw.asSubclass(Method.class))
        : super.findBeanDeserializer(type, config, description);
  }

  private static final class FamilyDeserializer<M extends Method> extends JsonDeserializer<M> {
    private final Class<M> family;

    FamilyDeserializer(Class<M> family) {
      this.family = family;
    }

    @Override
    public M deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode given = context.readTree(in);
      String kind = given.isTextual() ? given.asText() : given.path(MethodSerializer.KIND).asText();
      SortedMap<String, M> known = Methods.of(family);
      M method = known.get(kind);
      if (method == null) {
        throw new ConfigException(
            "%s of kind '%s' is unknown%s; known kinds: %s"
                .formatted(
                    name(),
                    kind,
                    Nearest.hint(kind, known.keySet()),
                    String.join(", ", known.keySet())));
      }
      ObjectNode merged = (ObjectNode) Json.tree(method);
      merged.remove(MethodSerializer.KIND);
      List<String> parameters =
          Stream.of(method.getClass().getRecordComponents()).map(RecordComponent::getName).toList();
      given
          .properties()
          .forEach(
              entry -> {
                if (parameters.contains(entry.getKey())) {
                  merged.set(entry.getKey(), over(merged.get(entry.getKey()), entry.getValue()));
                } else if (!entry.getKey().equals(MethodSerializer.KIND)) {
                  throw new ConfigException(
                      "%s '%s' has no parameter '%s'%s; it has: %s"
                          .formatted(
                              name(),
                              kind,
                              entry.getKey(),
                              Nearest.hint(entry.getKey(), parameters),
                              parameters.isEmpty() ? "none" : String.join(", ", parameters)));
                }
              });
      JavaType type = context.constructType(method.getClass());
      try (JsonParser parser = merged.traverse(in.getCodec())) {
        parser.nextToken();
        return family.cast(context.readValue(parser, type));
      }
    }

    /** A part that is no method keeps the defaults that {@code given} does not name. */
    private static JsonNode over(JsonNode known, JsonNode given) {
      if (!(known instanceof ObjectNode part)
          || !(given instanceof ObjectNode)
          || part.has(MethodSerializer.KIND)) {
        return given;
      }
      ObjectNode laid = part.deepCopy();
      given
          .properties()
          .forEach(
              entry -> laid.set(entry.getKey(), over(part.get(entry.getKey()), entry.getValue())));
      return laid;
    }

    private String name() {
      return family.getSimpleName();
    }
  }
}
