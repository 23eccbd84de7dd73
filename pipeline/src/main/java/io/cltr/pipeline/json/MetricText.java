package io.cltr.pipeline.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.cltr.value.metric.Metric;
import java.io.IOException;

/** A metric as its id. */
final class MetricText {
  private MetricText() {}

  static final class Writer extends StdSerializer<Metric> {
    Writer() {
      super(Metric.class);
    }

    @Override
    public void serialize(Metric metric, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(metric.id());
    }
  }

  static final class Reader extends StdDeserializer<Metric> {
    Reader() {
      super(Metric.class);
    }

    @Override
    public Metric deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Metric.parse(in.getValueAsString());
    }
  }
}
