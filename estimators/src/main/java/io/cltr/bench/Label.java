package io.cltr.bench;

import io.cltr.method.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** What reports call a method with parameters. */
final class Label {
  private Label() {}

  /**
   * The method's id, and the parameters that differ from the registered method's: {@code
   * clipped-ips(clip=2)}.
   *
   * @param known the registered methods of the family
   */
  static String of(Method method, SortedMap<String, ? extends Method> known) {
    Method usual = known.get(method.id());
    if (usual == null || method.equals(usual)) {
      return method.id();
    }
    List<String> changed = new ArrayList<>();
    for (RecordComponent parameter : method.getClass().getRecordComponents()) {
      Object own = value(parameter, method);
      if (!own.equals(value(parameter, usual))) {
        changed.add(parameter.getName() + "=" + String.valueOf(own).replaceAll("\\.0$", ""));
      }
    }
    return method.id() + "(" + String.join(", ", changed) + ")";
  }

  /** The label of a method in the group {@code name}; "" for a group without one. */
  static String of(String name, Method method, SortedMap<String, ? extends Method> known) {
    return name.isEmpty() ? of(method, known) : name + ": " + of(method, known);
  }

  private static Object value(RecordComponent parameter, Method method) {
    try {
      return parameter.getAccessor().invoke(method);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "cannot read %s of %s".formatted(parameter.getName(), method), e);
    }
  }
}
