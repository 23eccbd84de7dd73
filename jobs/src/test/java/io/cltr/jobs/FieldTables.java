package io.cltr.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of fields in docs/formats.md, and the fields of JSON in the same words. */
final class FieldTables {
  private static final Pattern HEADING = Pattern.compile("### `([^`]+\\.json)`");
  private static final Pattern FIELD =
      Pattern.compile("\\| ([A-Za-z0-9.\\[\\]]+) \\| ([a-z ]+) \\|.*");

  private static final Set<String> OPAQUE =
      Set.of("configuration", "list of objects", "list of lists");

  private FieldTables() {}

  /** Types by field, by the artefact's path. */
  static SortedMap<String, SortedMap<String, String>> of(List<String> lines) {
    SortedMap<String, SortedMap<String, String>> tables = new TreeMap<>();
    SortedMap<String, String> open = new TreeMap<>();
    for (String line : lines) {
      Matcher heading = HEADING.matcher(line);
      Matcher field = FIELD.matcher(line);
      if (heading.matches()) {
        open = tables.computeIfAbsent(heading.group(1), name -> new TreeMap<>());
      } else if (line.startsWith("#")) {
        open = new TreeMap<>();
      } else if (field.matches() && !field.group(1).equals("field")) {
        open.put(field.group(1), field.group(2));
      }
    }
    return tables;
  }

  /**
   * The fields of {@code node}: {@code a.b} inside objects, {@code a[].b} inside objects of arrays.
   * Arrays of plain values, empty ones and maps are fields themselves.
   *
   * @param types maps, configurations and lists of objects among them are not looked into
   */
  static SortedSet<String> fields(JsonNode node, Map<String, String> types) {
    SortedSet<String> fields = new TreeSet<>();
    node.properties().forEach(e -> collect(e.getKey(), e.getValue(), types, fields));
    return fields;
  }

  private static void collect(
      String path, JsonNode node, Map<String, String> types, SortedSet<String> fields) {
    String type = types.getOrDefault(path, "");
    if (type.startsWith("map") || OPAQUE.contains(type)) {
      fields.add(path);
    } else if (node.isObject()) {
      node.properties().forEach(e -> collect(path + "." + e.getKey(), e.getValue(), types, fields));
    } else if (node.isArray() && node.path(0).isObject()) {
      node.forEach(
          item ->
              item.properties()
                  .forEach(e -> collect(path + "[]." + e.getKey(), e.getValue(), types, fields)));
    } else if (!(node.isNull() || node.isArray()) || !documentedInside(path, types)) {
      fields.add(path);
    }
  }

  /**
   * Whether {@code path} is documented by its parts, of which null and an empty array say nothing.
   */
  private static boolean documentedInside(String path, Map<String, String> types) {
    return types.keySet().stream()
        .anyMatch(field -> field.startsWith(path + "[].") || field.startsWith(path + "."));
  }
}
