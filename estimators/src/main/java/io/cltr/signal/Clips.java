package io.cltr.signal;

import io.cltr.log.ConfigException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The clips τ of signals: one column each. */
final class Clips {
  /** 5, 20 and none. */
  static final List<Double> DEFAULT = List.of(5.0, 20.0, Double.POSITIVE_INFINITY);

  private Clips() {}

  static List<Double> required(String signal, List<Double> clips) {
    if (clips.isEmpty()) {
      throw new ConfigException(
          "signal %s: clips: found an empty list, give at least one value".formatted(signal));
    }
    for (double clip : clips) {
      if (!(clip >= 1)) {
        throw new ConfigException(
            "signal %s: clips: found %s, allowed are numbers from 1 and none (no clipping)"
                .formatted(signal, clip));
      }
    }
    return List.copyOf(clips);
  }

  static List<SortedMap<String, Double>> columns(List<Double> clips) {
    return clips.stream()
        .<SortedMap<String, Double>>map(clip -> new TreeMap<>(Map.of("clip", clip)))
        .toList();
  }
}
