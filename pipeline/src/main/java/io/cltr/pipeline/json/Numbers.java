package io.cltr.pipeline.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Doubles: NaN is null, +∞ is "none", −∞ does not occur. */
final class Numbers {
  private static final String NONE = "none";

  private Numbers() {}

  static void addTo(SimpleModule module) {
    module.addSerializer(Double.class, new Writer());
    module.addSerializer(double.class, new Writer());
    module.addSerializer(double[].class, new ArrayWriter());
    module.addDeserializer(Double.class, new Reader());
    module.addDeserializer(double.class, new Reader());
  }

  private static void write(double value, JsonGenerator out) throws IOException {
    if (Double.isNaN(value)) {
      out.writeNull();
    } else if (Double.isInfinite(value)) {
      out.writeString(NONE);
    } else {
      out.writeNumber(value);
    }
  }

  private static final class Writer extends StdSerializer<Double> {
    Writer() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      write(value, out);
    }
  }

  private static final class ArrayWriter extends StdSerializer<double[]> {
    ArrayWriter() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] values, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (double value : values) {
        write(value, out);
      }
      out.writeEndArray();
    }
  }

  private static final class Reader extends StdDeserializer<Double> {
    Reader() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        if (in.getText().equals(NONE)) {
          return Double.POSITIVE_INFINITY;
        }
        return (Double)
            context.handleWeirdStringValue(
                Double.class, in.getText(), "a number, or none, is expected");
      }
      if (!in.currentToken().isNumeric()) {
        return (Double) context.handleUnexpectedToken(Double.class, in);
      }
      return in.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }
}
