package io.cltr.pipeline.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.cltr.check.CheckSettings;
import io.cltr.method.Method;
import io.cltr.value.metric.Metric;
import java.nio.charset.StandardCharsets;

/**
 * Jackson as cltr uses it: records in the order of their components, maps sorted, NaN as null, an
 * infinite cap as "none", methods as {@code {kind: id, parameter: …}}, metrics by their id. Unknown
 * keys are errors. Doubles have the shortest form, the same on every JDK. Line ends are \n
 * everywhere.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter()))
          .addModule(module())
          .build();

  private Json() {}

  private static SimpleModule module() {
    SimpleModule module = new SimpleModule("cltr");
    module.setDeserializers(new MethodDeserializers());
    Numbers.addTo(module);
    module.addSerializer(Method.class, new MethodSerializer());
    module.addSerializer(CheckSettings.class, new CheckSettingsText.Writer());
    module.addDeserializer(CheckSettings.class, new CheckSettingsText.Reader());
    module.addSerializer(Metric.class, new MetricText.Writer());
    module.addDeserializer(Metric.class, new MetricText.Reader());
    return module;
  }

  /** The mapper; not to be reconfigured. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** {@code value} as indented JSON with a final line end. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
    }
  }

  /** The bytes of {@link #text}. */
  public static byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** {@code value} as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }
}
