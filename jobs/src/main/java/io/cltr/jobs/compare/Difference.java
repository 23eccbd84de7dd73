package io.cltr.jobs.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** In what two configurations differ. */
final class Difference {
  private static final int LONGEST = 60;

  private Difference() {}

  /**
   * The first key that differs, with both values: {@code config.replicates is 10 there, 20 here}.
   */
  static String of(JsonNode there, JsonNode here) {
    List<String> path = new ArrayList<>();
    JsonNode a = there;
    JsonNode b = here;
    boolean deeper = true;
    while (deeper) {
      deeper = false;
      for (String key : keys(a, b)) {
        JsonNode below = child(a, key);
        JsonNode other = child(b, key);
        if (!below.equals(other)) {
          path.add(key);
          a = below;
          b = other;
          deeper = a.isContainerNode() && b.isContainerNode() && a.size() == b.size();
          break;
        }
      }
    }
    return "%s is %s there, %s here".formatted(String.join(".", path), text(a), text(b));
  }

  private static List<String> keys(JsonNode a, JsonNode b) {
    List<String> keys = new ArrayList<>();
    if (a.isArray()) {
      for (int i = 0; i < a.size(); i++) {
        keys.add(Integer.toString(i));
      }
      return keys;
    }
    TreeSet<String> names = new TreeSet<>();
    a.fieldNames().forEachRemaining(names::add);
    b.fieldNames().forEachRemaining(names::add);
    keys.addAll(names);
    return keys;
  }

  private static JsonNode child(JsonNode node, String key) {
    return node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
  }

  private static String text(JsonNode node) {
    String text = node.isMissingNode() ? "missing" : node.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
