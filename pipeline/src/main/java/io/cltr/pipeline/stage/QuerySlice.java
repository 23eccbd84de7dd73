package io.cltr.pipeline.stage;

import io.cltr.log.Impression;
import io.cltr.value.Value;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether rankers were trained on a query, as a slice of values. */
enum QuerySlice {
  TRAINED,
  HELD_OUT;

  /** Name of the context column; no log has one of that name. */
  static final String COLUMN = "\u0000queries";

  static QuerySlice of(boolean heldOut) {
    return heldOut ? HELD_OUT : TRAINED;
  }

  Impression mark(Impression impression) {
    return impression.withContext(Map.of(COLUMN, name()));
  }

  /** The value of {@code policy} on this slice; empty where the log has no such query. */
  Optional<Value> find(List<Value> values, String policy) {
    return values.stream()
        .filter(v -> v.policy().equals(policy) && v.slice().equals(Slices.named(COLUMN, name())))
        .findFirst();
  }
}
