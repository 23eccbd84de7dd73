package io.cltr.pipeline.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names of arrays that are spread over columns: {@code features} is {@code feature_0}, {@code
 * feature_1}, … and {@code groups} is {@code group_0}, …; other arrays keep their name before the
 * number.
 */
final class ArrayColumns {
  private static final Map<String, String> SINGULAR =
      Map.of("features", "feature", "groups", "group");

  private ArrayColumns() {}

  /** The columns of {@code array}, in order from 0 without a gap; empty where there are none. */
  static List<String> of(String[] columns, String array) {
    List<String> all = Arrays.asList(columns);
    List<String> found = new ArrayList<>();
    String prefix = prefix(array);
    while (all.contains(prefix + found.size())) {
      found.add(prefix + found.size());
    }
    return found;
  }

  /** New names by old, so that what the table calls {@code found} is called {@code wanted}. */
  static Map<String, String> renames(String[] columns, String wanted, String found) {
    Map<String, String> renames = new TreeMap<>();
    if (Arrays.asList(columns).contains(found)) {
      renames.put(found, wanted);
      return renames;
    }
    List<String> spread = of(columns, found);
    for (int i = 0; i < spread.size(); i++) {
      renames.put(spread.get(i), prefix(wanted) + i);
    }
    return renames;
  }

  private static String prefix(String array) {
    return SINGULAR.getOrDefault(array, array) + "_";
  }
}
