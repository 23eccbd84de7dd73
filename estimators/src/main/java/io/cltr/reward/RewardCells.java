package io.cltr.reward;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * The displays of one query by document, position and fold of cross-fitting.
 *
 * @param documents ids of the displayed documents, sorted
 * @param offsets document d has the cells offsets[d] .. offsets[d + 1] − 1; documents + 1
 * @param positions 0-based
 * @param folds of the units
 * @param shown n = Σv of the displays, v the impression's weight
 * @param gained Σv of the clicks, Σvr of the rewards for single actions
 */
record RewardCells(
    String[] documents,
    int[] offsets,
    int[] positions,
    int[] folds,
    double[] shown,
    double[] gained)
    implements Serializable {

  private record Place(String document, int position, int fold) implements Serializable {}

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::document)
          .thenComparingInt(Place::position)
          .thenComparingInt(Place::fold);

  /** Sums so far. */
  static final class State implements Serializable {
    private final HashMap<Place, double[]> cells = new HashMap<>();

    private double[] cell(Place place) {
      return cells.computeIfAbsent(place, absent -> new double[2]);
    }
  }

  /**
   * Sums displays; state: distinct (document, position, fold) of the query.
   *
   * @param theta θ by position; displays where it is NaN are left out
   */
  record Counter(CrossFit crossFit, boolean singleActions, double[] theta)
      implements Fold<Impression, State, RewardCells> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      int fold = crossFit.fold(item.unit());
      double[] gains = singleActions ? item.rewards() : item.clicks();
      for (int i = 0; i < item.size(); i++) {
        int k = item.positions()[i] - 1;
        if (!Double.isNaN(theta[k])) {
          double[] sums = state.cell(new Place(item.documents()[i], k, fold));
          sums[0] += item.weight();
          sums[1] += item.weight() * gains[i];
        }
      }
    }

    @Override
    public void merge(State into, State from) {
      from.cells.forEach(
          (place, sums) -> {
            double[] total = into.cell(place);
            total[0] += sums[0];
            total[1] += sums[1];
          });
    }

    @Override
    public RewardCells finish(State state) {
      List<Place> places = state.cells.keySet().stream().sorted(ORDER).toList();
      String[] documents = places.stream().map(Place::document).distinct().toArray(String[]::new);
      int cells = places.size();
      RewardCells result =
          new RewardCells(
              documents,
              new int[documents.length + 1],
              new int[cells],
              new int[cells],
              new double[cells],
              new double[cells]);
      int document = 0;
      for (int i = 0; i < cells; i++) {
        Place place = places.get(i);
        if (!place.document().equals(documents[document])) {
          result.offsets[++document] = i;
        }
        result.positions[i] = place.position();
        result.folds[i] = place.fold();
        result.shown[i] = state.cells.get(place)[0];
        result.gained[i] = state.cells.get(place)[1];
      }
      result.offsets[documents.length] = cells;
      return result;
    }
  }
}
