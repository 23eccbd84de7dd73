package io.cltr.propensity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Connected components of positions: only inside one do ratios of propensities exist. */
public final class Components {
  private Components() {}

  /**
   * The positions of {@code component} that reach its first one and are reached by it along {@code
   * edges}, sorted: where the likelihood has a maximum.
   */
  public static List<Integer> stronglyConnected(List<Integer> component, boolean[][] edges) {
    boolean[][] reversed = new boolean[edges.length][edges.length];
    for (int k = 0; k < edges.length; k++) {
      for (int l = 0; l < edges.length; l++) {
        reversed[k][l] = edges[l][k];
      }
    }
    boolean[] there = reached(component.get(0), edges);
    boolean[] back = reached(component.get(0), reversed);
    return component.stream().filter(k -> there[k] && back[k]).toList();
  }

  /** {@code components} of 0-based positions, 1-based. */
  public static List<List<Integer>> oneBased(List<List<Integer>> components) {
    return components.stream()
        .map(component -> component.stream().map(k -> k + 1).toList())
        .toList();
  }

  private static boolean[] reached(int start, boolean[][] edges) {
    boolean[] seen = new boolean[edges.length];
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    seen[start] = true;
    while (!open.isEmpty()) {
      int k = open.remove();
      for (int l = 0; l < edges.length; l++) {
        if (!seen[l] && edges[k][l]) {
          seen[l] = true;
          open.add(l);
        }
      }
    }
    return seen;
  }

  /** Components of the graph {@code edges}, each sorted, 0-based, in order of their first. */
  public static List<List<Integer>> of(boolean[][] edges) {
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
