package io.cltr.propensity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Connected components of positions: only inside one do ratios of propensities exist. */
final class Components {
  private Components() {}

  /** Components of the graph {@code edges}, each sorted, 0-based, in order of their first. */
  static List<List<Integer>> of(boolean[][] edges) {
    boolean[] seen = new boolean[edges.length];
    List<List<Integer>> components = new ArrayList<>();
    for (int start = 0; start < edges.length; start++) {
      if (seen[start]) {
        continue;
      }
      List<Integer> component = new ArrayList<>();
      Deque<Integer> open = new ArrayDeque<>(List.of(start));
      seen[start] = true;
      while (!open.isEmpty()) {
        int k = open.remove();
        component.add(k);
        for (int l = 0; l < edges.length; l++) {
          if (!seen[l] && (edges[k][l] || edges[l][k])) {
            seen[l] = true;
            open.add(l);
          }
        }
      }
      Collections.sort(component);
      components.add(component);
    }
    return components;
  }
}
