package io.cltr.method;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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

  /**
   * The method's id, followed by the parameters that are not the default ones: {@code
   * clipped-ips(clip=5)}.
   */
  public static String label(Method method) {
    if (!method.getClass().isRecord()) {
      return method.id();
    }
    try {
      Constructor<? extends Method> defaults = method.getClass().getDeclaredConstructor();
      defaults.setAccessible(true);
      Method plain = defaults.newInstance();
      List<String> differing = new ArrayList<>();
      for (RecordComponent component : method.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(method);
        if (!Objects.equals(value, component.getAccessor().invoke(plain))) {
          differing.add(component.getName() + "=" + text(value));
        }
      }
      return differing.isEmpty()
          ? method.id()
          : method.id() + "(" + String.join(", ", differing) + ")";
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          method.getClass().getName() + " must be a record with a constructor without arguments",
          e);
    }
  }

  private static String text(Object value) {
    if (value instanceof Method inner) {
      return label(inner);
    }
    return value instanceof List<?> list && list.stream().anyMatch(Method.class::isInstance)
        ? list.stream().map(Methods::text).toList().toString()
        : String.valueOf(value).replaceAll("\\.0$", "");
  }
}
