package io.cltr.fold;

import java.util.HashMap;
import java.util.Map;

/** Collects keyed values; state: all of them. Two values for one key are an error. */
public record ToMap<V>() implements Fold<Keyed<V>, HashMap<String, V>, Map<String, V>> {
  @Override
  public HashMap<String, V> start() {
    return new HashMap<>();
  }

  @Override
  public void add(HashMap<String, V> state, Keyed<V> item) {
    V previous = state.put(item.key(), item.value());
    if (previous != null) {
      throw new IllegalArgumentException("two values for the key '" + item.key() + "'");
    }
  }

  @Override
  public void merge(HashMap<String, V> into, HashMap<String, V> from) {
    from.forEach((key, value) -> add(into, new Keyed<>(key, value)));
  }

  @Override
  public Map<String, V> finish(HashMap<String, V> state) {
    return state;
  }
}
