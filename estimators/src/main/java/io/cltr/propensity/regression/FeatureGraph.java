package io.cltr.propensity.regression;

import io.cltr.fold.Fold;
import io.cltr.propensity.pbm.PbmDisplays;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which positions show the same features: those of {@link ByDocument} by one document of a query,
 * these by any documents with equal features. State: positions by distinct features.
 *
 * @param depth K
 */
record FeatureGraph(int depth)
    implements Fold<RegressionQuery, HashMap<FeatureGraph.Vector, boolean[]>, boolean[][]> {

  /** Features, equal by their values. */
  record Vector(float[] features) implements Serializable {
    @Override
    public boolean equals(Object other) {
      return other instanceof Vector vector && Arrays.equals(features, vector.features);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(features);
    }

    @Override
    public String toString() {
      return Arrays.toString(features);
    }
  }

  @Override
  public HashMap<Vector, boolean[]> start() {
    return new HashMap<>();
  }

  @Override
  public void add(HashMap<Vector, boolean[]> state, RegressionQuery item) {
    PbmDisplays displays = item.displays();
    for (int d = 0; d < displays.documents(); d++) {
      int document = d;
      item.features(d)
          .ifPresent(
              features -> {
                boolean[] at = state.computeIfAbsent(new Vector(features), v -> new boolean[depth]);
                for (int i = displays.offsets()[document];
                    i < displays.offsets()[document + 1];
                    i++) {
                  at[displays.positions()[i] - 1] = true;
                }
              });
    }
  }

  @Override
  public void merge(HashMap<Vector, boolean[]> into, HashMap<Vector, boolean[]> from) {
    for (Map.Entry<Vector, boolean[]> entry : from.entrySet()) {
      boolean[] at = into.computeIfAbsent(entry.getKey(), v -> new boolean[depth]);
      for (int k = 0; k < depth; k++) {
        at[k] |= entry.getValue()[k];
      }
    }
  }

  @Override
  public boolean[][] finish(HashMap<Vector, boolean[]> state) {
    boolean[][] edges = new boolean[depth][depth];
    state.values().forEach(at -> connect(edges, at));
    return edges;
  }

  private static void connect(boolean[][] edges, boolean[] at) {
    for (int k = 0; k < at.length; k++) {
      for (int l = 0; l < at.length; l++) {
        edges[k][l] |= k != l && at[k] && at[l];
      }
    }
  }

  /** The edges by documents alone; state: K² flags. */
  record ByDocument(int depth) implements Fold<RegressionQuery, boolean[][], boolean[][]> {
    @Override
    public boolean[][] start() {
      return new boolean[depth][depth];
    }

    @Override
    public void add(boolean[][] state, RegressionQuery item) {
      PbmDisplays displays = item.displays();
      for (int d = 0; d < displays.documents(); d++) {
        if (item.features(d).isPresent()) {
          boolean[] at = new boolean[depth];
          for (int i = displays.offsets()[d]; i < displays.offsets()[d + 1]; i++) {
            at[displays.positions()[i] - 1] = true;
          }
          connect(state, at);
        }
      }
    }

    @Override
    public void merge(boolean[][] into, boolean[][] from) {
      for (int k = 0; k < depth; k++) {
        for (int l = 0; l < depth; l++) {
          into[k][l] |= from[k][l];
        }
      }
    }

    @Override
    public boolean[][] finish(boolean[][] state) {
      return state;
    }
  }
}
