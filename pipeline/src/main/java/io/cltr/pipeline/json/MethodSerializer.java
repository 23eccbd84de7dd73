package io.cltr.pipeline.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.cltr.method.Method;
import java.io.IOException;
import java.lang.reflect.RecordComponent;

/** A method as {@code {kind: id, parameter: …}}, parameters in the record's order. */
final class MethodSerializer extends StdSerializer<Method> {
  static final String KIND = "kind";

  MethodSerializer() {
    super(Method.class);
  }

  @Override
  public void serialize(Method method, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    out.writeStringField(KIND, method.id());
    for (RecordComponent component : method.getClass().getRecordComponents()) {
      try {
        out.writeFieldName(component.getName());
        provider.defaultSerializeValue(component.getAccessor().invoke(method), out);
      } catch (ReflectiveOperationException e) {
        throw new IOException("cannot read %s of %s".formatted(component.getName(), method), e);
      }
    }
    out.writeEndObject();
  }
}
