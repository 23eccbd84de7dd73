package io.cltr.jobs.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes records as JSON: fields in the order of the record, numbers that are not finite and empty
 * sections as {@code null}, two spaces of indent and Unix line ends on every system.
 */
public final class ReportJson {
  private static final ObjectWriter WRITER = writer();

  private ReportJson() {}

  /** The content of {@code report.json}. */
  public static String render(Report report) {
    try {
      return WRITER.writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report that JSON cannot express", e);
    }
  }

  private static ObjectWriter writer() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Double.class, new FiniteNumbers());
    module.addSerializer(double.class, new FiniteNumbers());
    module.addSerializer(new OptionalSections());
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    return JsonMapper.builder()
        .addModule(module)
        .annotationIntrospector(new RecordOrder())
        .build()
        .writer(new DefaultPrettyPrinter().withObjectIndenter(indent));
  }

  private static final class FiniteNumbers extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        to.writeNumber(value.doubleValue());
      } else {
        to.writeNull();
      }
    }
  }

  private static final class OptionalSections extends StdSerializer<Optional<?>> {
    OptionalSections() {
      super(Optional.class, false);
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(value.orElse(null), to);
    }
  }

  private static final class RecordOrder extends JacksonAnnotationIntrospector {
    @Override
    public String[] findSerializationPropertyOrder(AnnotatedClass type) {
      RecordComponent[] components = type.getRawType().getRecordComponents();
      return components == null
          ? null
          : Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
    }
  }
}
