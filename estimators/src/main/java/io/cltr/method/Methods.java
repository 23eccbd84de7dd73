package io.cltr.method;

import java.util.Collections;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registered methods of a family, with their default parameters, by id. */
public final class Methods {
  private Methods() {}

  /** All methods that {@code META-INF/services} names for {@code family}; ids are unique. */
  public static <M extends Method> SortedMap<String, M> of(Class<M> family) {
    SortedMap<String, M> found = new TreeMap<>();
    for (M method : ServiceLoader.load(family, family.getClassLoader())) {
      M other = found.put(method.id(), method);
      if (other != null) {
        throw new IllegalStateException(
            "%s and %s both call themselves '%s'"
                .formatted(other.getClass().getName(), method.getClass().getName(), method.id()));
      }
    }
    return Collections.unmodifiableSortedMap(found);
  }
}
