package io.cltr.jobs.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.pipeline.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The cells and outcomes of {@code results.json} as CSV (RFC 4180), one per row; what is not known
 * is empty. Lists and maps are left out.
 */
final class ResultCsv {
  /** Records that are null for the baseline. */
  private static final Set<String> AGAINST = Set.of("duel", "gap");

  private ResultCsv() {}

  static String render(Results results) {
    List<Map<String, String>> rows = new ArrayList<>();
    ResultJson json = ResultJson.of(results);
    Stream.concat(json.cells().stream(), json.outcomes().stream())
        .forEach(
            line -> {
              Map<String, String> row = new LinkedHashMap<>();
              collect("", ((ObjectNode) Json.tree(line)).without("made"), row);
              rows.add(row);
            });
    List<String> columns = rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
    StringBuilder text = new StringBuilder(String.join(",", columns)).append("\r\n");
    for (Map<String, String> row : rows) {
      List<String> cells = columns.stream().map(name -> row.getOrDefault(name, "")).toList();
      text.append(String.join(",", cells)).append("\r\n");
    }
    return text.toString();
  }

  private static void collect(String prefix, ObjectNode node, Map<String, String> row) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value = entry.getValue();
      if (value instanceof ObjectNode inner) {
        collect(prefix + entry.getKey() + "_", inner, row);
      } else if (value.isValueNode() && !(value.isNull() && AGAINST.contains(entry.getKey()))) {
        row.put(prefix + entry.getKey(), value.isNull() ? "" : cell(value.asText()));
      }
    }
  }

  private static String cell(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
